/* READ_ONCE in the manner of the kernel of old: a union and a switch on the size. */
#include <stdio.h>

static inline void read_size(const volatile void *p, void *res, int size)
{
	switch (size) {
	case 1: *(unsigned char *)res = *(volatile unsigned char *)p; break;
	case 2: *(unsigned short *)res = *(volatile unsigned short *)p; break;
	case 4: *(unsigned *)res = *(volatile unsigned *)p; break;
	case 8: *(unsigned long long *)res = *(volatile unsigned long long *)p; break;
	}
}

#define READ_ONCE(x) ({ union { typeof(x) val; char c[1]; } u_ = { .c = { 0 } }; read_size(&(x), u_.c, sizeof(x)); u_.val; })

int main(void)
{
	signed char a = -5;
	short b = -600;
	int c = -70000;
	long long d = -8000000000LL;
	int *p = &c;

	printf("%d %d %d %lld %d\n", READ_ONCE(a), READ_ONCE(b), READ_ONCE(c), READ_ONCE(d), *READ_ONCE(p));
	return 0;
}
