/* Read, change, write with a mask through ops. */
#include <stdio.h>

struct map { unsigned v[8]; int writes; };
static int reg_read(void *c, unsigned r, unsigned *v) { struct map *m = c; return r > 7 ? -22 : (*v = m->v[r], 0); }
static int reg_write(void *c, unsigned r, unsigned v) { struct map *m = c; m->v[r] = v; return m->writes++, 0; }
static const struct { int (*read)(void *, unsigned, unsigned *); int (*write)(void *, unsigned, unsigned); } bus = { reg_read, reg_write };

static int update_bits(void *c, unsigned r, unsigned mask, unsigned val)
{
	unsigned old, new;
	int ret = bus.read(c, r, &old);

	if (ret)
		return ret;
	new = (old & ~mask) | (val & mask);
	return new == old ? 0 : bus.write(c, r, new);
}

int main(void)
{
	struct map m = { { 0xff, 0x1234 } };
	int r = update_bits(&m, 0, 0x0f, 0xa5) | update_bits(&m, 1, 0xff00, 0x1200) | update_bits(&m, 1, ~0u, 7);

	printf("%d %x %x %d %d\n", r, m.v[0], m.v[1], m.writes, update_bits(&m, 9, 1, 1));
	return 0;
}
