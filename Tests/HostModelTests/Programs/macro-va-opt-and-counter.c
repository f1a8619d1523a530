/* __VA_OPT__, __COUNTER__, empty and nested arguments. */
#include <stdio.h>

#define LOG(f, ...) printf(f __VA_OPT__(,) __VA_ARGS__)
#define GNU(f, ...) printf(f, ##__VA_ARGS__)
#define CAT(a, b) a##b
#define XCAT(a, b) CAT(a, b)
#define UNIQUE(p) XCAT(p, __COUNTER__)
#define NAMED(f, rest...) printf(f, rest)
#define EMPTY
#define STR(...) #__VA_ARGS__
#define XSTR(...) STR(__VA_ARGS__)
#define F(x) <x>
#define OPT(a, ...) a __VA_OPT__(+ (__VA_ARGS__))

int main(void)
{
	int UNIQUE(v) = 1, UNIQUE(v) = 2;

	LOG("a\n"); LOG("%d\n", v0); GNU("b\n"); GNU("%d %d\n", v0, v1); NAMED("%d\n", 3);
	LOG("c\n", ); LOG("d\n" EMPTY);
	printf("%s|%s|%s\n", STR(a,  b ,c), STR( "x\n" 'y' ), STR());
	printf("%s\n", XSTR(CAT(F, )(2)));
	printf("%d %d\n", OPT(1), OPT(1, 2 + 3));
	printf("%d %s\n", __COUNTER__ - __COUNTER__, XSTR(CAT(1e, 5) CAT(., 5) CAT(-, >)));
	return 0;
}
