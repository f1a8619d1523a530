/* %n stores how much was printed. */
#include <stdio.h>

int main(void)
{
	int n = 0, m = 0;

	printf("abc%n%d%n\n", &n, 12345, &m);
	return n * 10 + m;
}
