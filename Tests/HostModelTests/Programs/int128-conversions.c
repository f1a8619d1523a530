/* Conversions from and to integers of 128 bits. */
#include <stdio.h>

#ifdef __SIZEOF_INT128__
typedef unsigned __int128 u128;
typedef __int128 s128;

static void show(const char *name, u128 value)
{
	printf("%s %016llx%016llx\n", name, (unsigned long long)(value >> 64), (unsigned long long)value);
}
#endif

int main(void)
{
#ifdef __SIZEOF_INT128__
	int i = -1;
	unsigned u = -1u;
	unsigned long long ull = -1;
	u128 big = 1u - 2u;
	_Bool truth = (u128)1 << 100;
	short s = (u128)0x12345678 << 60 | 0xfff7;

	show("i", i);
	show("u", u);
	show("ull", ull);
	show("wrap", big);
	big = -1;
	show("minus", big);
	ull += (u128)1 << 64;
	printf("%llx %d %d\n", ull, truth, s);
	i += (u128)7 << 64 | 8;
	printf("%d %d %lld\n", i, (unsigned char)(s128)-3, (long long)(s128)-7);
#endif
	return 0;
}
