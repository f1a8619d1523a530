/* Arrays of bool and pointers to them. */
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	bool sieve[60], *p;
	int count = 0;

	for (p = sieve; p < sieve + 60; p++)
		*p = p - sieve;
	sieve[1] = 0;
	for (int i = 2; i < 60; i++)
		if (sieve[i]) {
			count++;
			for (int k = i + i; k < 60; k += i)
				sieve[k] = false;
		}
	printf("%d\n", count);
	return count;
}
