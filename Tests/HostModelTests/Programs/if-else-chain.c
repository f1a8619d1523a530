/* The first true condition of a chain wins. */
#include <stdio.h>

static const char *grade(int n)
{
	if (n >= 90)
		return "A";
	else if (n >= 80)
		return "B";
	else if (n >= 70)
		return "C";
	return "F";
}

int main(void)
{
	for (int n = 60; n <= 100; n += 5)
		printf("%d %s\n", n, grade(n));
	return 0;
}
