#define foo foo + foo
#define bar(x) bar(x) + x
#define a b
#define b a
foo bar(bar(1)) a b
#define f(x) g(x)
#define g(x) f(x)
f(1) g(2) f(g(3)) f (f)(4)
