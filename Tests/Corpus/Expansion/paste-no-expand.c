#define cat(a, b) a ## b
#define AB done
#define A x
#define B y
cat(A, B) cat(A B, A B) cat(cat(1, 2), 3) 
#define xcat(a, b) cat(a, b)
xcat(xcat(1, 2), 3) xcat(A, B)
#define f(x) <x>
cat(f, (1)) cat(, f)(2) cat(f,)(3)
