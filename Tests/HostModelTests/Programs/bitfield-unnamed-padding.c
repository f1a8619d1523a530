/* Unnamed bit-fields take room and no initialiser. */
#include <stdio.h>
#include <string.h>

struct s { unsigned a : 4; unsigned : 8; unsigned b : 4; };

int main(void)
{
	struct s s = { 1, 2 };
	unsigned w = 0;

	memcpy(&w, &s, sizeof(s));
	printf("%u %u %x\n", s.a, s.b, w & 0xf00f);
	return 0;
}
