#undef never_defined
#define a 1
#define A 2
#undef a
a A
#undef A
# undef A
#define a() 3
a a()
#undef a
#define a 4
a a()
#ifdef a
#undef a
#endif
a
