/* A table ended by an empty entry, with data behind void pointers. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct match { char compatible[16]; const void *data; };
struct data { int version; bool (*quirk)(int); };
static bool odd(int n) { return n & 1; }
static const struct match table[] = {
	{ "acme,v1", &(const struct data) { 1 } },
	{ "acme,v2", &(const struct data) { .version = 2, .quirk = odd } },
	{ .compatible = "acme,v3", .data = (void *)3 },
	{ }
};

static const struct match *find(const char *name)
{
	for (const struct match *m = table; m->compatible[0]; m++)
		if (!strcmp(m->compatible, name))
			return m;
	return NULL;
}

int main(void)
{
	const struct data *d = find("acme,v2")->data;

	printf("%d %d %d\n", d->version, d->quirk(3), ((const struct data *)find("acme,v1")->data)->quirk == NULL);
	printf("%d %d\n", (int)(long)find("acme,v3")->data, find("acme") == NULL);
	return 0;
}
