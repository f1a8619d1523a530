/* memcmp of structures copied in several ways. */
#include <stdio.h>
#include <string.h>

struct s { char a; int b; short c; long long d; };

int main(void)
{
	struct s a, b, v[2];

	memset(&a, 0, sizeof(a));
	a.b = 5;
	a.d = -1;
	memcpy(&b, &a, sizeof(a));
	v[1] = a;
	memmove(&v[0], &v[1], sizeof(a));
	printf("%d %d\n", memcmp(&a, &b, sizeof(a)), v[0].b == v[1].b && v[0].d == b.d);
	b.c++;
	printf("%d\n", memcmp(&a, &b, sizeof(a)) < 0);
	return 0;
}
