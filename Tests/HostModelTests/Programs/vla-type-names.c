/* A type's length is computed where the type is declared, once. */
#include <stdio.h>

static int named(int n)
{
	typedef char line[n];
	int twice;

	n += 10;
	line a;
	__typeof__(a) b;
	twice = sizeof(line[2]);
	return sizeof(line) * 10000 + sizeof(a) * 1000 + sizeof(b) * 100 + twice;
}

static int effects(int n)
{
	int i = 0;
	int a[++i + n], b[sizeof(int[n++])];

	return sizeof(a) + sizeof(b) + n * 1000 + i;
}

int main(void)
{
	printf("%d %d\n", named(7), effects(4));
	return 0;
}
