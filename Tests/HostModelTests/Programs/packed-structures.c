/* packed removes padding, of members alone or of all. */
#include <stdio.h>
#include <string.h>

struct __attribute__((packed)) a { char c; int i; short s; long long l; };
struct b { char c; int i __attribute__((packed)); short s; };
struct c { char c; struct a a; int i; };

int main(void)
{
	struct a x = { 1, 0x12345678, -3, 1LL << 40 };
	int *unaligned = &x.i;

	printf("%d %d %d\n", (int)sizeof(struct a), (int)sizeof(struct b), (int)sizeof(struct c));
	printf("%d %x %d %lld\n", x.c, x.i, x.s, x.l);
	memcpy(&x.c, &x.i, 1);
	printf("%x\n", x.c);
	return 0;
}
