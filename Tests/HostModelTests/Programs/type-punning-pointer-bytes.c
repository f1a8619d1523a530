/* A pointer taken apart and put together with memcpy. */
#include <stdio.h>
#include <string.h>

int main(void)
{
	int x = 31, *p = &x, *q;
	unsigned char raw[sizeof(p)], copy[sizeof(p)];

	memcpy(raw, &p, sizeof(p));
	for (unsigned i = 0; i < sizeof(p); i++)
		copy[sizeof(p) - 1 - i] = raw[i];
	for (unsigned i = 0; i < sizeof(p); i++)
		raw[i] = copy[sizeof(p) - 1 - i];
	memcpy(&q, raw, sizeof(q));
	(*q)++;
	printf("%d %d\n", x, q == p);
	return 0;
}
