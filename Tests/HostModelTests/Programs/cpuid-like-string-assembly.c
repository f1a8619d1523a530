/* Words stored into a buffer of characters. */
#include <stdio.h>

int main(void)
{
	unsigned w[3] = { 0x756e6547, 0x49656e69, 0x6c65746e };
	char s[13];

	for (int i = 0; i < 3; i++)
		*(unsigned *)(s + 4 * i) = w[i];
	s[12] = 0;
	puts(s);
	return s[11] == 'l';
}
