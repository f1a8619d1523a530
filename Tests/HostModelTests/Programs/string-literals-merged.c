/* Equal literals are one object for gcc, and arrays of them are not. */
#include <stdio.h>

static const char *name = "firefly";

int main(void)
{
	const char *a = "same", *b = "same";
	char c[] = "same", d[] = "same";

	printf("%d\n", c == d);
	printf("%d %d\n", a == b, name == "firefly");
	printf("%d\n", "x"[0] == 'x');
	printf("%d\n", (int)sizeof("a\0b"));
	return 0;
}
