/* Each function has its own tag and typedef of a name. */
#include <stdio.h>

static int a(void) { struct t { char c[2]; }; typedef short n; return sizeof(struct t) * 10 + sizeof(n); }
static int b(void) { struct t { char c[3]; }; typedef char n; return sizeof(struct t) * 10 + sizeof(n); }

int main(void)
{
	printf("%d %d\n", a(), b());
	return 0;
}
