/* A bus with drivers that match by name, probe, defer and remove. */
#include <stdio.h>
#include <string.h>

struct device { const char *name; const struct driver *driver; int ready; };
struct driver { const char *const *names; int (*probe)(struct device *); void (*remove)(struct device *); };

static int clk_ready;

static int clk_probe(struct device *d) { clk_ready = 1; return 0; }
static int uart_probe(struct device *d) { return clk_ready ? d->ready++, 0 : -517; }
static void uart_remove(struct device *d) { d->ready--; printf("removed %s\n", d->name); }

static const struct driver drivers[] = {
	{ (const char *const[]) { "uart0", "uart1", 0 }, uart_probe, uart_remove },
	{ (const char *const[]) { "clk", 0 }, .probe = clk_probe },
};

static int bind(struct device *d)
{
	for (unsigned i = 0; i < 2; i++)
		for (const char *const *n = drivers[i].names; *n; n++)
			if (!strcmp(*n, d->name)) {
				int err = drivers[i].probe ? drivers[i].probe(d) : 0;

				if (!err)
					d->driver = &drivers[i];
				return err;
			}
	return -19;
}

int main(void)
{
	struct device devs[] = { { "uart0" }, { "clk" }, { "gpio" }, { "uart1" } };

	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 4; i++)
			if (!devs[i].driver)
				printf("%d ", bind(&devs[i]));
		puts("");
	}
	for (int i = 3; i >= 0; i--)
		if (devs[i].driver && devs[i].driver->remove)
			devs[i].driver->remove(&devs[i]);
	return 0;
}
