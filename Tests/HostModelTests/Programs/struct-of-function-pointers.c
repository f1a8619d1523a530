/* An ops table with a missing entry. */
#include <stdio.h>

struct dev;
struct ops { int (*open)(struct dev *); int (*read)(struct dev *, int); void (*close)(struct dev *); };
struct dev { const struct ops *ops; int opened, total; };

static int null_open(struct dev *d) { d->opened++; return 0; }
static int null_read(struct dev *d, int n) { d->total += n; return n * 2; }
static const struct ops null_ops = { .open = null_open, .read = null_read };

static int use(struct dev *d)
{
	int r = d->ops->open ? d->ops->open(d) : -1;

	for (int i = 1; i < 4; i++)
		r += d->ops->read(d, i);
	if (d->ops->close)
		d->ops->close(d);
	return r;
}

int main(void)
{
	struct dev d = { &null_ops };

	printf("%d", use(&d));
	printf(" %d %d\n", d.opened, d.total);
	return 0;
}
