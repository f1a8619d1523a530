#define f(x) <x>
(f)(1) ((f))((2)) f((f)(3)) (f(4))
f