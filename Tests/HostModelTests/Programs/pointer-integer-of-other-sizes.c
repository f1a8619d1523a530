/* Pointers made of and into integers of other sizes. */
#include <stdio.h>

int main(void)
{
	long long wide = (long long)(long)(void *)-1;
	unsigned long long u = (unsigned long long)(unsigned long)(void *)-1;
	char *p = (char *)(signed char)-2, *q = (char *)(unsigned char)200;

	printf("%lld\n", wide);
	printf("%d\n", u == (unsigned long)-1);
	printf("%d %d\n", p == (char *)-2L, (int)(long)q);
	printf("%d\n", (int)(long)(char *)(short)-3);
	printf("%d\n", (char *)0 + 5 == (char *)5);
	printf("%d\n", (int)((char *)8 - (char *)3));
	printf("%d\n", (int)((int *)40 - (int *)8));
	printf("%d\n", (unsigned char)(long)(void *)0x1234);
	printf("%d %d\n", !(void *)1, (_Bool)(void *)256);
	printf("%d\n", (void *)-1 > (void *)1);
	return 0;
}
