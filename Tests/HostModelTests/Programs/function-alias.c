// A declaration that makes another name for a function (gcc manual, alias).
#include <stdio.h>

static int calls;

int plain(int x)
{
	calls++;
	return x + 1;
}

int other(int x) __attribute__((alias("plain")));
int weakly(int x) __attribute__((weak, alias("plain")));

int main(void)
{
	int (*pointer)(int) = other;

	printf("%d %d %d %d\n", other(1), weakly(2), pointer(3), calls);
	printf("%d\n", pointer == plain);
	return 0;
}
