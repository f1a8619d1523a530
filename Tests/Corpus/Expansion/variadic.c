#define V(...) [__VA_ARGS__]
#define W(a, ...) a|__VA_ARGS__|
#define G(a...) {a}
#define GG(a, b...) a;b;
V() V(1) V(1,2) V((1,2),3) V(,) W(1) W(1,) W(1,2,3) W(,) W() G() G(1,2) GG(1) GG(1,2,3) GG(,)
V(V(1), V(2,3)) W(V(a,b), W(c))
