/* #pragma pack, pushed and popped. */
#include <stdio.h>

struct a { char c; int i; };
#pragma pack(push, 1)
struct b { char c; int i; };
#pragma pack(2)
struct c { char c; int i; };
#pragma pack(pop)
struct d { char c; int i; };

int main(void)
{
	printf("%d %d %d %d\n", (int)sizeof(struct a), (int)sizeof(struct b), (int)sizeof(struct c),
	       (int)sizeof(struct d));
	return 0;
}
