/* A switch into a do loop. */
#include <stdio.h>

static int copy(char *to, const char *from, int count)
{
	int rounds = 0, n = (count + 3) / 4;

	switch (count % 4) {
	case 0:	do {	rounds++; *to++ = *from++;
	case 3:		*to++ = *from++;
	case 2:		*to++ = *from++;
	case 1:		*to++ = *from++;
		} while (--n > 0);
	}
	return rounds;
}

int main(void)
{
	for (int n = 1; n < 14; n++) {
		char to[16] = "...............";
		int rounds = copy(to, "abcdefghijklmnop", n);

		printf("%2d %d %s\n", n, rounds, to);
	}
	return 0;
}
