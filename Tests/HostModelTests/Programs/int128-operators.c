/* Operators on integers of 128 bits. */
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
	u128 a = (u128)~0ULL * ~0ULL, b = 3;
	s128 m = -5;

	show("mul", a);
	show("div", (s128)-100 / 7);
	show("rem", (s128)-100 % 7);
	show("udiv", a / 1000003);
	show("urem", a % 1000003);
	show("shl", b << 100);
	show("shr", a >> 65);
	show("sar", m >> 3);
	show("sarbig", (m << 120) >> 121);
	show("and", a & 0xff00ff);
	show("or", a | 1);
	show("xor", a ^ -1);
	show("not", ~b);
	show("neg", -b);
	b += 5;
	show("+=", b);
	b <<= 70;
	show("<<=", b);
	show("p++", b++);
	show("--p", --b);
	b *= b;
	show("*=", b);
#endif
	return 0;
}
