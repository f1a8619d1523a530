#define cat(a, b) a ## b
#define AB done
#define A x
#define B y
cat(A, B) cat(A B, A B) cat(cat(2, 3) A, 3 cat(4, 5))
#define xcat(a, b) cat(a, b)
xcat(xcat(1, 2), 3) xcat(A, B)
#define f(x) <x>
cat(, f)(2) cat(f,)(3) cat(f (4) A, B) cat(A f(5) A, B f(6) B)
