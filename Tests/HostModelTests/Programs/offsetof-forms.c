/* The builtin, the null pointer cast and a nested member. */
#include <stddef.h>
#include <stdio.h>

#define old_offsetof(t, m) ((size_t)&((t *)0)->m)

struct inner { char c; short v[4]; };
struct outer { int n; struct inner in[2]; union { char a; long long b; } u; };

int main(void)
{
	printf("%d %d\n", (int)offsetof(struct outer, in[1].v[2]), (int)old_offsetof(struct outer, in[1].v[2]));
	printf("%d %d\n", (int)offsetof(struct outer, u.b), (int)old_offsetof(struct outer, u.a));
	for (int i = 0; i < 2; i++)
		printf("%d ", (int)offsetof(struct outer, in[i].v[i]));
	puts("");
	return 0;
}
