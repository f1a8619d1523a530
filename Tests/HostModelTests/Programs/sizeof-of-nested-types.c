/* Structures with padding inside and at the end. */
#include <stddef.h>
#include <stdio.h>

struct a { char x; long long y; char z; };
struct b { char x; struct a a; char y; };
struct c { struct { short s; char c; } in[3]; int n; };

int main(void)
{
	printf("%d %d %d\n", (int)sizeof(struct a), (int)sizeof(struct b), (int)sizeof(struct c));
	printf("%d %d\n", (int)offsetof(struct a, y), (int)offsetof(struct b, y));
	printf("%d %d\n", (int)offsetof(struct c, in[2].c), (int)offsetof(struct c, n));
	printf("%d\n", (int)_Alignof(struct b));
	return 0;
}
