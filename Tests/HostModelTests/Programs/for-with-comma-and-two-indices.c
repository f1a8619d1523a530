/* Two indices that meet in the middle. */
#include <stdio.h>

int main(void)
{
	char s[] = "reverse me";
	int i, j;

	for (i = 0, j = sizeof(s) - 2; i < j; i++, j--) {
		char t = s[i];

		s[i] = s[j];
		s[j] = t;
	}
	puts(s);
	return i * 10 + j;
}
