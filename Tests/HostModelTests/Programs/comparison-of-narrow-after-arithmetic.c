/* Narrow values compared after wrapping in their own type and not. */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
	uint8_t a = 250, b = 10;
	int16_t c = 32767, d = 1;

	printf("%d %d %d\n", a + b > 255, (uint8_t)(a + b) < a, a - b * 26 < 0);
	printf("%d %d\n", c + d > c, (int16_t)(c + d) > c);
	a += b;
	c += d;
	printf("%d %d\n", a, c);
	printf("%d\n", (uint8_t)~a == 251);
	return 0;
}
