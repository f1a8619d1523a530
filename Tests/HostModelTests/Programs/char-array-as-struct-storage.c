/* A structure placed in an array of bytes. */
#include <stdio.h>
#include <string.h>

struct s { int a; short b; long long c; };

int main(void)
{
	unsigned char raw[64] __attribute__((aligned(8))) = { 0 };
	struct s *s = (struct s *)(raw + 8);
	unsigned sum = 0;

	s->a = 0x01020304;
	s->b = -2;
	s->c = 0x1122334455667788LL;
	for (unsigned i = 0; i < sizeof(raw); i++)
		sum = sum * 3 + raw[i];
	printf("%u %d\n", sum, ((struct s *)&raw[8])->b);
	memset(raw, 0, 12);
	printf("%d %d\n", s->a, s->b);
	return 0;
}
