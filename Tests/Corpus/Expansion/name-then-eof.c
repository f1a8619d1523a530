#define f(x) <x>
#define o f
f o (1)
o