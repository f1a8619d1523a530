/* Statement expressions of arrays, of structs with members, with labels. */
#include <stdio.h>

struct s { int a; char t[4]; };
int main(void)
{
	int v[3] = { 1, 2, 3 };
	printf("%d\n", ({ v; })[1]);
	printf("%s %d\n", ({ struct s s = { 4, "xy" }; s; }).t, ({ struct s s = { 4 }; s; }).a);
	printf("%d\n", ({ int i = 0; l: if (i++ < 5) goto l; i; }));
	printf("%d\n", (int)sizeof(({ char c = 1; c; })));
	printf("%d\n", ({ unsigned char c = 255; c; }) + 1);
	return 0;
}
