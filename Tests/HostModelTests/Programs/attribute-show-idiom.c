/* DEVICE_ATTR in the manner of the kernel. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct attr { const char *name; int mode; int (*show)(char *); int (*store)(const char *); };
#define __ATTR(n, m, s, t) { .name = #n, .mode = m, .show = s, .store = t }
#define __ATTR_RO(n) { .name = #n, .mode = 0444, .show = n##_show }
#define ATTR_RW(n) struct attr attr_##n = __ATTR(n, 0644, n##_show, n##_store)
#define ATTR_RO(n) struct attr attr_##n = __ATTR_RO(n)

static int level = 3;
static int level_show(char *b) { return sprintf(b, "%d\n", level); }
static int level_store(const char *b) { level = atoi(b); return strlen(b); }
static ATTR_RW(level);
static int name_show(char *b) { return sprintf(b, "dev0\n"); }
static ATTR_RO(name);
static struct attr *attrs[] = { &attr_level, &attr_name, NULL };

int main(void)
{
	char b[16];

	attr_level.store("77");
	for (struct attr **a = attrs; *a; a++) {
		(*a)->show(b);
		printf("%s %o %s", (*a)->name, (*a)->mode, b);
	}
	return 0;
}
