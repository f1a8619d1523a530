/* Integers of 128 bits in memory: structures, arrays, unions, arguments. */
#include <stdio.h>

#ifdef __SIZEOF_INT128__
typedef unsigned __int128 u128;
typedef __int128 s128;

static void show(const char *name, u128 value)
{
	printf("%s %016llx%016llx\n", name, (unsigned long long)(value >> 64), (unsigned long long)value);
}
#endif
#ifdef __SIZEOF_INT128__
struct s { char c; u128 v; int n; };
static u128 five = 5;
static s128 minus = -7, none;
static struct s fixed = { 1, ~(u128)0, 3 };

static u128 many(int a, u128 b, char c, s128 d, ...)
{
	__builtin_va_list list;
	u128 x;
	int y;

	__builtin_va_start(list, d);
	x = __builtin_va_arg(list, u128);
	y = __builtin_va_arg(list, int);
	__builtin_va_end(list);
	return a + b + c + d + x + y;
}

#endif

int main(void)
{
#ifdef __SIZEOF_INT128__
	struct s copy = fixed;
	u128 v[3] = { 1, [2] = -1 }, *p = v;
	union { u128 w; unsigned long long half[2]; unsigned char c[16]; } x = {
		.w = ((u128)0x1122334455667788ULL << 64) | 0x99aabbccddeeff00ULL };

	show("static", five);
	show("negative", minus);
	show("zero", none);
	show("copy", copy.v);
	printf("%d %d %d\n", (int)sizeof(u128), (int)_Alignof(u128), (int)sizeof(struct s));
	p++;
	*p = 77;
	(*p)++;
	show("v1", v[1]);
	show("v2", p[1]);
	printf("%llx %llx %x\n", x.half[0], x.half[1], x.c[15]);
	x.half[1] = 1;
	x.c[0] = 1;
	show("x", x.w);
	show("many", many(1, 2, 3, -4, (u128)5, 6));
#endif
	return 0;
}
