/* Run length encoding there and back. */
#include <stdio.h>

static int pack(unsigned char *to, const char *from)
{
	unsigned char *start = to;

	while (*from) {
		const char *p = from;

		while (*p == *from && p - from < 9)
			p++;
		*to++ = p - from + '0';
		*to++ = *from;
		from = p;
	}
	*to = 0;
	return to - start;
}

int main(void)
{
	unsigned char packed[64];
	char back[64], *b = back;
	int n = pack(packed, "aaabccccccccccccd");

	for (int i = 0; i < n; i += 2)
		for (int k = packed[i] - '0'; k; k--)
			*b++ = packed[i + 1];
	*b = 0;
	printf("%s %d %s\n", packed, n, back);
	return 0;
}
