/* Numbers as text in all bases, signs and ends included. */
#include <limits.h>
#include <stdio.h>

static char *text(long long n, int base)
{
	static char buffer[70];
	char *p = buffer + sizeof(buffer);
	unsigned long long u = n < 0 ? -(unsigned long long)n : n;

	*--p = 0;
	do
		*--p = "0123456789abcdefghijklmnopqrstuvwxyz"[u % base];
	while (u /= base);
	if (n < 0)
		*--p = '-';
	return p;
}

int main(void)
{
	for (int base = 2; base < 37; base += 7) {
		printf("%s ", text(LLONG_MIN, base));
		printf("%s ", text(-255, base));
		puts(text(0, base));
	}
	return 0;
}
