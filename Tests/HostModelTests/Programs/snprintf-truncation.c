/* snprintf cuts, ends with zero, and tells the whole length. */
#include <stdio.h>

int main(void)
{
	char b[8] = "???????";
	int n = snprintf(b, sizeof(b), "%s-%d", "long text", 42);

	printf("%d [%s]\n", n, b);
	n = snprintf(b, 1, "abc");
	printf("%d [%s] %c\n", n, b, b[1]);
	n = snprintf(0, 0, "%05d", 7);
	printf("%d\n", n);
	return snprintf(b, sizeof(b), "%c%c", 'o', 'k') + b[1];
}
