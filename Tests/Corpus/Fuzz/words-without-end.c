#define ten(x) x x x x x x x x x x
int a = 1;
ten(ten(ten(ten(ten(word)))))
