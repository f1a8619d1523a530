/* A union literal inside a structure literal. */
#include <stdio.h>

struct v { int tag; union { int i; const char *s; } u; };

static void show(struct v v)
{
	if (v.tag)
		printf("%s ", v.u.s);
	else
		printf("%d ", v.u.i);
}

int main(void)
{
	show((struct v) { 0, { 5 } });
	show((struct v) { 1, { .s = "five" } });
	show((struct v[]) { { 0, { 1 } }, { 1, { .s = "two" } } }[1]);
	puts("");
	return 0;
}
