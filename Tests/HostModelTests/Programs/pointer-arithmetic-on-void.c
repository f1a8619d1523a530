/* void pointers and function pointers step by one byte (GNU C). */
#include <stdio.h>

int main(void)
{
	int a[3] = { 1, 2, 3 };
	void *p = a;

	p += sizeof(int);
	printf("%d", *(int *)p);
	p++;
	p = p + 3;
	printf(" %d %d\n", *(int *)p, (int)(p - (void *)a));
	return 0;
}
