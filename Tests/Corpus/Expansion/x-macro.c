#define LIST(X, ...) X(a, 1, ##__VA_ARGS__) X(b, 2, ##__VA_ARGS__)
#define E(n, v, ...) n = v __VA_ARGS__,
#define S(n, ...) #n,
enum { LIST(E) LIST(E, + 1) }; char *s[] = { LIST(S) };
#define FOR_EACH(m, l) l(m)
#define LL(X) X(1) X(2)
#define NEG(x) -x
FOR_EACH(NEG, LL)
