/* Calls inside typeof and sizeof do not happen. */
#include <stdio.h>

static int calls;
static short f(void) { calls++; return 3; }

int main(void)
{
	typeof(f()) a = 70000;
	int n = sizeof(f());
	_Generic(f(), short: 1, default: 2);

	printf("%d %d %d\n", a, n, calls);
	return 0;
}
