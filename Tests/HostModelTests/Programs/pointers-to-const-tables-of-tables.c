/* Several levels of constant tables, chosen at run time. */
#include <stddef.h>
#include <stdio.h>

struct reg { unsigned short off; unsigned char width; };
struct soc { const char *name; const struct reg *regs; int nregs; const struct soc *const *kin; };
static const struct reg a_regs[] = { { 0x10, 4 }, { 0x20, 2 } };
static const struct reg b_regs[] = { { 0x100, 1 }, { 0x104, 4 }, { 0x10c, 2 } };
static const struct soc soc_b;
static const struct soc soc_a = { "a", a_regs, 2, (const struct soc *const[]) { &soc_b, NULL } };
static const struct soc soc_b = { "b", b_regs, 3, (const struct soc *const[]) { &soc_a, &soc_b, NULL } };

static int total(const struct soc *s)
{
	int t = 0;

	for (const struct reg *r = s->regs; r < s->regs + s->nregs; r++)
		t += r->off * r->width;
	return t;
}

int main(void)
{
	for (const struct soc *const *k = soc_b.kin; *k; k++)
		printf("%s %d %s\n", (*k)->name, total(*k), (*k)->kin[0]->name);
	return 0;
}
