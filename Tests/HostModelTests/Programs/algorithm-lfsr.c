/* A shift register of 16 bits and its period of 8. */
#include <stdio.h>

int main(void)
{
	unsigned short r = 0xace1;
	unsigned char s = 1;
	int period = 0;

	for (int i = 0; i < 100; i++)
		r = r >> 1 ^ (-(r & 1) & 0xb400);
	do {
		s = s << 1 | ((s >> 7 ^ s >> 5 ^ s >> 4 ^ s >> 3) & 1);
		period++;
	} while (s != 1);
	printf("%x %d\n", r, period);
	return 0;
}
