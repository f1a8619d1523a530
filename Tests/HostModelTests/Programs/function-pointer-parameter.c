/* A function passed to a function, by its name and by its address. */
#include <stdio.h>

static int add(int a, int b) { return a + b; }
static int mul(int a, int b) { return a * b; }

static int fold(int (*f)(int, int), int start, const int *v, int n)
{
	while (n--)
		start = f(start, *v++);
	return start;
}

static int call(int f(int, int))
{
	return (*f)(6, 7) + (**f)(1, 1);
}

int main(void)
{
	int v[] = { 1, 2, 3, 4, 5 };

	printf("%d %d %d %d\n", fold(add, 0, v, 5), fold(&mul, 1, v, 5), call(add), call(mul));
	return 0;
}
