/* Structures and pointers in arrays of computed length. */
#include <stdio.h>

struct pair { int a, b; };

static int structs(int n)
{
	struct pair v[n], last;

	v[n - 1] = (struct pair){ 1, 2 };
	last = v[n - 1];
	return last.a + last.b + sizeof(v);
}

static int pointers(int n)
{
	const char *names[n];

	names[n - 1] = "xy";
	return names[n - 1][1] + sizeof(names) / sizeof(*names);
}

int main(void)
{
	printf("%d %d\n", structs(4), pointers(3));
	return 0;
}
