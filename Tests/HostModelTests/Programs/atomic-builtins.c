/* __atomic and __sync builtins as one thread sees them. */
#include <stdio.h>

int main(void)
{
	int n = 5, old;

	__atomic_store_n(&n, 7, __ATOMIC_SEQ_CST);
	old = __atomic_fetch_add(&n, 3, __ATOMIC_RELAXED);
	printf("%d %d\n", old, __atomic_load_n(&n, __ATOMIC_ACQUIRE));
	printf("%d\n", __sync_fetch_and_or(&n, 5));
	printf("%d\n", __sync_bool_compare_and_swap(&n, 15, 20));
	printf("%d\n", n);
	return 0;
}
