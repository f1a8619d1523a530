/* Empty assembly keeps what it names. */
#include <stdio.h>

#define barrier() __asm__ __volatile__("" : : : "memory")
#define HIDE(v) __asm__("" : "=r"(v) : "0"(v))

int main(void)
{
	int n = 5;
	int *p = &n;

	barrier();
	HIDE(n);
	__asm__ volatile("" : "+r"(p));
	*p += 2;
	printf("%d\n", n);
	return n;
}
