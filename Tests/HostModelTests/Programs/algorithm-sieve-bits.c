/* Primes in a bitmap of bytes. */
#include <stdio.h>

int main(void)
{
	unsigned char composite[(500 + 7) / 8] = { 0 };
	int count = 0, last = 0;

	for (int i = 2; i < 500; i++) {
		if (composite[i / 8] >> i % 8 & 1)
			continue;
		count++;
		last = i;
		for (int k = i * i; k < 500; k += i)
			composite[k >> 3] |= 1 << (k & 7);
	}
	printf("%d %d\n", count, last);
	return count;
}
