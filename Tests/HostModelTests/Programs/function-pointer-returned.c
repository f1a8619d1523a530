/* A function that returns a pointer to a function. */
#include <stdio.h>

static int inc(int n) { return n + 1; }
static int dec(int n) { return n - 1; }

static int (*choose(int up))(int)
{
	return up ? inc : dec;
}

typedef int (*step_t)(int);
static step_t twice_table[2] = { dec, inc };

static step_t *table(void)
{
	return twice_table;
}

int main(void)
{
	int (*f)(int) = choose(1);

	printf("%d %d %d %d\n", f(10), choose(0)(10), table()[1](5), (*table())(5));
	return choose(1) == inc;
}
