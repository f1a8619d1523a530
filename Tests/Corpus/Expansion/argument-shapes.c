#define f(x) {x}
#define g(x, y) {x;y}
f(struct { int a; }) g(a[1, 2]) g({1, 2}) f((1, 2)) f(((()))) g((")"), ')') f(<a b>
) g(f(1), f(2)) f(f) f("," ",") g("(", "(") f(a ? b : c) f(;) f(#) g(#, ##) f(
) g(
,
)
