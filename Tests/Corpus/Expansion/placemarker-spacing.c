#define S(x...) #x
#define X(x...) S(x)
#define g(a, b) a ## b
#define h(a, b) (a ## b)
#define i(a,b,c) a b c
X(g(,)) X([g(,)]) X(x g(,) y) X(xg(,)y) X(h(,)) X(h( a , b )) X(i(,,)) X(i(1,,3)) X(-i(,,)-) X(g( a, b )c)
