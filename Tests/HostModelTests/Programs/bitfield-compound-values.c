/* The value of an assignment to a bit-field is what it holds then. */
#include <stdio.h>

struct s { int a : 3; unsigned b : 3; _Bool c : 1; signed char d : 4; unsigned long long e : 35; };

int main(void)
{
	struct s s = { 0 };
	int v;

	v = s.a = 5; printf("%d %d\n", v, s.a);
	v = s.a += 9; printf("%d %d\n", v, s.a);
	v = s.b -= 1; printf("%d %d\n", v, s.b);
	v = s.b++; printf("%d %d\n", v, s.b);
	v = ++s.b; printf("%d %d\n", v, s.b);
	v = s.b--; printf("%d %d\n", v, s.b);
	v = --s.b; printf("%d %d\n", v, s.b);
	v = s.c = 4; printf("%d %d\n", v, s.c);
	v = s.c++; printf("%d %d\n", v, s.c);
	v = s.c--; printf("%d %d\n", v, s.c);
	v = s.c--; printf("%d %d\n", v, s.c);
	v = s.c += 2; printf("%d %d\n", v, s.c);
	v = s.d = 9; printf("%d %d\n", v, s.d);
	v = s.d <<= 1; printf("%d %d\n", v, s.d);
	v = s.d >>= 1; printf("%d %d\n", v, s.d);
	printf("%llx\n", (unsigned long long)(s.e = -1));
	printf("%llx\n", (unsigned long long)(s.e += 3));
	printf("%llx\n", (unsigned long long)s.e--);
	s.e = 0; printf("%llx\n", (unsigned long long)--s.e);
	return 0;
}
