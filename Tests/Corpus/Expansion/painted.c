#define f(x) x f
#define g(x) g
#define id(x) x
f(1)(2)(3) id(f(1))(2) g(1)(2) id(g(1)(2))(3) id(id)(4) id(id(id)(5))
#define through(t) t
#define odd(n) through(even)(n)
#define even(n) through(n)
odd(11) even(odd(2)) through(odd)(3)
#define step(n) through(step)(n) then step(n)
step(1) through(step(2))(3)
