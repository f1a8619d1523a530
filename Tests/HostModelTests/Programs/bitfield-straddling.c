/* A bit-field that does not fit starts a new unit, unless the structure is packed. */
#include <stdio.h>

struct loose { unsigned char a : 6, b : 6, c : 6; };
struct tight { unsigned char a : 6, b : 6, c : 6; } __attribute__((packed));
struct wide { unsigned a : 20, b : 20; };

int main(void)
{
	union { struct tight t; unsigned char bytes[3]; } u = { .bytes = { 0, 0, 0 } };

	u.t.a = 0x3f;
	u.t.b = 0x15;
	u.t.c = 0x2a;
	printf("%d %d %d\n", (int)sizeof(struct loose), (int)sizeof(struct tight), (int)sizeof(struct wide));
	printf("%02x %02x %02x\n", u.bytes[0], u.bytes[1], u.bytes[2]);
	u.bytes[1] ^= 0xff;
	printf("%x %x %x\n", u.t.a, u.t.b, u.t.c);
	return 0;
}
