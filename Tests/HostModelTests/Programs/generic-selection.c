/* _Generic by type, with and without default. */
#include <stdbool.h>
#include <stdio.h>

#define name(x) _Generic((x), char: "char", signed char: "schar", unsigned char: "uchar", short: "short", \
	int: "int", unsigned: "uint", long: "long", long long: "llong", bool: "bool", \
	char *: "string", const char *: "cstring", int *: "int*", void *: "void*", default: "other")

struct s { int n; };

int main(void)
{
	char c = 1;
	short h = 1;
	int v[3];
	struct s s;
	const int k = 1;

	printf("%s %s %s %s %s\n", name(c), name(h), name(h + c), name('c'), name(v));
	printf("%s %s %s %s %s\n", name("x"), name((const char *)0), name(&c), name(s), name(k));
	printf("%s %s %s %s\n", name((bool)1), name(1L), name((void *)0), name((unsigned char)1));
	return 0;
}
