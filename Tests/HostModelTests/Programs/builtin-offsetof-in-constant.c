/* offsetof as an array size and a case. */
#include <stddef.h>
#include <stdio.h>

struct s { char a[5]; int b; char c[3]; };

static char before[__builtin_offsetof(struct s, c)];

int main(void)
{
	switch (sizeof(before)) {
	case offsetof(struct s, c):
		puts("the same");
		break;
	default:
		puts("another");
	}
	return sizeof(before);
}
