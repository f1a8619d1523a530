/* memcpy, memmove that overlaps, memset, memcmp. */
#include <stdio.h>
#include <string.h>

int main(void)
{
	char a[] = "0123456789", b[11];
	int v[4];

	memcpy(b, a, sizeof(a));
	memmove(a + 2, a, 5);
	puts(a);
	memmove(b, b + 3, 4);
	puts(b);
	memset(v, 0xff, sizeof(v));
	printf("%d %d\n", v[3], memcmp("abc", "abd", 2));
	printf("%d %d\n", memcmp("a\0b", "a\0c", 3) < 0, memcmp("\x80", "\x7f", 1) > 0);
	return 0;
}
