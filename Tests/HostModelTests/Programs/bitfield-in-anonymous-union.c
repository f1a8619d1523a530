/* A register's fields and its value side by side. */
#include <stdio.h>

struct reg {
	union {
		unsigned value;
		struct { unsigned enable : 1, mode : 3, : 4, divider : 8, rest : 16; };
	};
	int other;
};

int main(void)
{
	struct reg r = { .value = 0xabcd1205, .other = -1 };

	printf("%u %u %x %x\n", r.enable, r.mode, r.divider, r.rest);
	r.mode = 7;
	r.divider = 0xf0;
	printf("%x %d\n", r.value, r.other);
	return 0;
}
