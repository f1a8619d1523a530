/* strcpy, strncpy, strcat, strncat. */
#include <stdio.h>
#include <string.h>

int main(void)
{
	char a[16], b[8];

	strcpy(a, "abc");
	strcat(a, "-");
	strncat(a, "defghi", 3);
	memset(b, '#', sizeof(b));
	strncpy(b, "xy", 5);
	printf("%s %s %d %c %d\n", a, b, b[4], b[5], strcpy(b, "ok") == b);
	strncpy(b, "longer than", 4);
	b[4] = 0;
	puts(b);
	return 0;
}
