/* Encoding and decoding with padding. */
#include <stdio.h>
#include <string.h>

static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void encode(char *to, const unsigned char *from, int n)
{
	for (; n > 0; n -= 3, from += 3) {
		unsigned w = from[0] << 16 | (n > 1 ? from[1] << 8 : 0) | (n > 2 ? from[2] : 0);

		*to++ = set[w >> 18];
		*to++ = set[w >> 12 & 63];
		*to++ = n > 1 ? set[w >> 6 & 63] : '=';
		*to++ = n > 2 ? set[w & 63] : '=';
	}
	*to = 0;
}

static int decode(char *to, const char *from)
{
	unsigned w = 0, bits = 0;
	int n = 0;

	for (; *from && *from != '='; from++) {
		w = w << 6 | (strchr(set, *from) - set);
		bits += 6;
		if (bits >= 8)
			to[n++] = w >> (bits -= 8);
	}
	return n;
}

int main(void)
{
	static const char *const words[] = { "", "f", "fo", "foo", "foob\xff\x80" };
	char text[20], back[20];

	for (int i = 0; i < 5; i++) {
		int n;

		encode(text, (const unsigned char *)words[i], strlen(words[i]));
		n = decode(back, text);
		printf("%s %d %d\n", text, n, memcmp(back, words[i], n));
	}
	return 0;
}
