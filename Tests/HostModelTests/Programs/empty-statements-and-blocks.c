/* Blocks and statements with nothing in them. */
#include <stdio.h>

int main(void)
{
	;;
	{}
	{ ; { } }
	if (1)
		;
	else
		;
	for (int i = 0; i < 3; i++)
		;
	do { } while (0);
label:;
	puts("nothing happened");
	return 0;
}
