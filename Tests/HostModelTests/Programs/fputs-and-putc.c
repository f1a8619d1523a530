/* The ways to print strings and bytes. */
#include <stdio.h>

int main(void)
{
	const char *s = "to stdout\n";

	fputs(s, stdout);
	for (; *s; s++)
		putc(*s, stdout);
	fputc('!', stdout);
	fprintf(stdout, "%d\n", 5);
	fflush(stdout);
	fprintf(stderr, "not compared\n");
	return 0;
}
