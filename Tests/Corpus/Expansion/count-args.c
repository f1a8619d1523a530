#define COUNT(X...) COUNT_(, ##X, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define COUNT_(_0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _n, X...) _n
COUNT() COUNT(a) COUNT(a, b) COUNT(a, (b, c), d) COUNT(1,2,3,4,5,6,7,8,9,10,11,12)
#define CAT(a, b) CAT_(a, b)
#define CAT_(a, b) a ## b
CAT(f_, COUNT(x, y))(x, y)
