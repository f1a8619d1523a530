/* Four states that jump to each other. */
#include <stdio.h>

static int accepts(const char *s)
{
	int digits = 0;

sign:
	if (*s == '-' || *s == '+') {
		s++;
		goto first;
	}
first:
	if (*s < '0' || *s > '9')
		goto fail;
more:
	digits++;
	s++;
	if (*s >= '0' && *s <= '9')
		goto more;
	if (*s)
		goto fail;
	return digits;
fail:
	return -1;
}

int main(void)
{
	printf("%d %d %d %d %d\n", accepts("123"), accepts("-7"), accepts("--7"), accepts("+"),
	       accepts("12x"));
	return 0;
}
