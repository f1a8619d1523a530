/* The first size from the initialiser, with designators. */
#include <stdio.h>

static int a[][3] = { { 1 }, { 2, 3 }, [4] = { [2] = 9 } };
static const char *const t[][2] = { { "a", "b" }, { "c" } };
static char s[][4] = { "one", "two", "six" };

int main(void)
{
	printf("%d %d %d\n", (int)(sizeof(a) / sizeof(*a)), (int)(sizeof(t) / sizeof(*t)), (int)sizeof(s));
	printf("%d %d %s %s %d\n", a[4][2], a[1][1], t[1][0], s[2], t[1][1] == 0);
	return 0;
}
