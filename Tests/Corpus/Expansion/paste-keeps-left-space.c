#define S(x) #x
#define X(x) S(x)
#define f(a, b) -a##b-
#define g(a, b) - a ## b -
X(f(x, y)) X(g(x, y)) X(f( x , y )) X(f(x y, z w)) X(f(,)) X(g(,)) X(g( , y))
