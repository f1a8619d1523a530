/* Only the chosen arm has effects. */
#include <stdio.h>

int main(void)
{
	int a = 0, b = 0;

	for (int i = 0; i < 5; i++)
		i % 2 ? a++ : (b += 10);
	printf("%d %d\n", a, b);
	return a;
}
