/* A device that is moved between domains with a way back on failure. */
#include <stddef.h>
#include <stdio.h>

struct domain { int id, devices, limit; };
struct device { struct domain *domain; const char *name; };

static void detach(struct device *d)
{
	if (!d->domain)
		return;
	d->domain->devices--;
	d->domain = NULL;
}

static int attach(struct domain *to, struct device *d)
{
	struct domain *old = d->domain;

	if (old == to)
		return 0;
	detach(d);
	if (to->devices >= to->limit) {
		if (old && attach(old, d))
			return -5;
		return -16;
	}
	to->devices++;
	d->domain = to;
	return 0;
}

int main(void)
{
	struct domain a = { 1, .limit = 2 }, b = { 2, .limit = 1 };
	struct device d[3] = { { .name = "x" }, { .name = "y" }, { .name = "z" } };

	for (int i = 0; i < 3; i++)
		printf("%d ", attach(&a, &d[i]));
	printf("%d ", attach(&b, &d[0]));
	printf("%d ", attach(&b, &d[1]));
	printf("%d %d %d %d\n", a.devices, b.devices, d[1].domain->id, d[2].domain == NULL);
	return 0;
}
