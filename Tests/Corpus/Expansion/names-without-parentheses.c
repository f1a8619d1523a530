#define f(x) [x]
#define g f
#define h() hh
f g f; g(1) h h() h () g (2)
f
+ 1
#define call(m) m(3)
call(f) call(g) call(h2)
#define apply(m, ...) m(__VA_ARGS__)
apply(f, 4) apply(apply, f, 5)
#define e
f e (6)
