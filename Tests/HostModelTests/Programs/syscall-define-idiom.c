/* Functions made by macros of macros, with names joined of three parts. */
#include <stdio.h>

#define MAP1(m, t, a) m(t, a)
#define MAP2(m, t, a, ...) m(t, a), MAP1(m, __VA_ARGS__)
#define MAP(n, ...) MAP##n(__VA_ARGS__)
#define DECL(t, a) t a
#define CAST(t, a) (t) a
#define LONG(t, a) long a
#define DEFINEx(x, name, ...)								\
	static long do_sys##name(MAP(x, DECL, __VA_ARGS__));				\
	static long sys##name(MAP(x, LONG, __VA_ARGS__)) { return do_sys##name(MAP(x, CAST, __VA_ARGS__)); } \
	static long do_sys##name(MAP(x, DECL, __VA_ARGS__))
#define DEFINE2(name, ...) DEFINEx(2, _##name, __VA_ARGS__)
#define DEFINE1(name, ...) DEFINEx(1, _##name, __VA_ARGS__)

DEFINE2(add, int, a, unsigned char, b)
{
	return a + b;
}

DEFINE1(neg, short, n)
{
	return -n;
}

int main(void)
{
	printf("%ld %ld\n", sys_add(-5, 257), sys_neg(65537));
	return 0;
}
