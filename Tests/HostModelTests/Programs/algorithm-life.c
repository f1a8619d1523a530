/* Generations of a glider on a torus of bits. */
#include <stdio.h>
#include <string.h>

int main(void)
{
	unsigned char now[8] = { 0x20, 0x10, 0x70 }, next[8];

	for (int g = 0; g < 12; g++) {
		for (int y = 0; y < 8; y++) {
			next[y] = 0;
			for (int x = 0; x < 8; x++) {
				int n = 0;

				for (int d = 0; d < 9; d++)
					n += d != 4 && now[(y + d / 3 + 7) & 7] >> ((x + d % 3 + 7) & 7) & 1;
				next[y] |= (n == 3 || (n == 2 && now[y] >> x & 1)) << x;
			}
		}
		memcpy(now, next, sizeof(now));
	}
	for (int y = 0; y < 8; y++)
		printf("%02x ", now[y]);
	puts("");
	return 0;
}
