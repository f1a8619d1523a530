/* cleanup of a structure and of an array. */
#include <stdio.h>

struct res { int a, b; };
static void drop(struct res *r) { printf("res %d\n", r->a * r->b); }
static void wipe(char (*v)[4]) { (*v)[0] = '#'; puts(*v); }

int main(void)
{
	struct res r __attribute__((cleanup(drop))) = { 6, 7 };
	char v[4] __attribute__((cleanup(wipe))) = "abc";

	r.b = 8;
	v[2] = 'C';
	return 0;
}
