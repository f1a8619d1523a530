enum a { A, B = 3, C = B + 1, }; enum a x; enum { D } y = D; typedef enum b { E } b; enum c; static enum a f(void);
