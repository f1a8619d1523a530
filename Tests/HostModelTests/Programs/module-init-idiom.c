/* A table of init functions by level, called in order. */
#include <stdio.h>

typedef int (*initcall_t)(void);
#define initcall(level, fn) static const initcall_t init_##level##_##fn = fn
static char order[8];
static int n;
static int core(void) { order[n++] = 'c'; return 0; }
static int fs(void) { order[n++] = 'f'; return -5; }
static int dev(void) { order[n++] = 'd'; return 0; }
initcall(6, dev);
initcall(1, core);
initcall(5, fs);

int main(void)
{
	const initcall_t all[] = { init_1_core, init_5_fs, init_6_dev };
	int failed = 0;

	for (unsigned i = 0; i < 3; i++)
		failed += all[i]() < 0;
	printf("%s %d\n", order, failed);
	return 0;
}
