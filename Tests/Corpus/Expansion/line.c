__LINE__
#define L __LINE__
L L

#define f(x) x __LINE__
f(__LINE__) f(1)
__LINE__ __FILE__
#define S(x) #x
#define X(x) S(x)
X(__LINE__) S(__LINE__)
