#define S(x) #x
#define X(x) S(x)
#define one 1
#define cat(a, b) a ## b
S(one) X(one) X(cat(o, ne)) X(cat(a, b) one) X("one") X(S(one)) X(X(S("x")))
#define T(a, b) #a b #b
T(one, one) T( one , one )
#define SP(x) # x
SP(1 2)
