/* Anonymous structures and unions, three deep. */
#include <stddef.h>
#include <stdio.h>

struct s {
	int a;
	union {
		struct { short lo, hi; };
		int word;
		struct { union { unsigned char b0; signed char s0; }; };
	};
	struct { int tail; };
};

int main(void)
{
	struct s s = { .a = 1, .word = 0x7fff80ff, .tail = 5 };

	printf("%d %x %x %d\n", s.a, s.lo & 0xffff, s.hi, s.tail);
	printf("%d %d %d\n", s.b0, s.s0, (int)offsetof(struct s, hi));
	return 0;
}
