/* Functions registered by atexit run when exit is called, too, and may register more. */
#include <stdio.h>
#include <stdlib.h>

static void last(void)
{
	puts("last");
}

static void first(void)
{
	puts("first");
	atexit(last);
}

int main(void)
{
	atexit(first);
	puts("main");
	exit(4);
}
