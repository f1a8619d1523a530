/* glibc prints (null), and (nil) for a null pointer. */
#include <stdio.h>

int main(void)
{
	char *s = 0;

	printf("[%s] [%10s] [%p]\n", s, s, (void *)0);
	return 0;
}
