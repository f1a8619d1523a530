#define f(int, if, while) while int if
#define g(struct...) struct [struct]
#define sizeof(x) size_of x
#define else
f(1, 2, 3) g(4, 5) sizeof(6) sizeof 7 else
#undef else
else
#define for(x) loop x
for (8)
