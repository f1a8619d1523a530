/* Volatile and _Atomic objects are as others here. */
#include <stdio.h>

struct s { volatile int a; _Atomic int b; volatile unsigned c : 4; };
static volatile int *vp; static _Atomic long counter; static _Atomic(unsigned char) small;

int main(void)
{
	struct s s = { 1, 2, 3 }, t = s; volatile struct s v = { 4, 5, 6 };
	int x = 7;

	vp = &x; *vp += *vp; counter += 5; counter++; small -= 1; s.b *= 4; s.c += 14; v.c--; 
	printf("%d %ld %d %d %d %d\n", x, (long)counter, small, s.b, s.c, v.c);
	printf("%d %d\n", t.a + v.a, (int)sizeof(_Atomic int));
	printf("%d\n", __atomic_add_fetch(&x, 3, __ATOMIC_SEQ_CST));
	printf("%d %d\n", __sync_fetch_and_or(&x, 32), x);
	printf("%d %d\n", __sync_bool_compare_and_swap(&x, 49, 1), x);
	int e = 2; printf("%d %d\n", __atomic_compare_exchange_n(&x, &e, 9, 0, 0, 0), e);
	printf("%d %d\n", __atomic_exchange_n(&x, 8, 0), __atomic_load_n(&x, 0));
	return 0;
}
