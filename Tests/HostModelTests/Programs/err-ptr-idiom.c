/* Errors as pointers. */
#include <stddef.h>
#include <stdio.h>

#define MAX_ERRNO 4095
#define IS_ERR_VALUE(x) ((unsigned long)(void *)(x) >= (unsigned long)-MAX_ERRNO)
static inline void *ERR_PTR(long e) { return (void *)e; }
static inline long PTR_ERR(const void *p) { return (long)p; }
static inline int IS_ERR(const void *p) { return IS_ERR_VALUE((unsigned long)p); }
static inline int IS_ERR_OR_NULL(const void *p) { return !p || IS_ERR(p); }

static int value = 9;

static int *get(int n)
{
	if (n < 0)
		return ERR_PTR(n);
	return n ? &value : NULL;
}

int main(void)
{
	static const int tries[] = { 1, 0, -1, -12, -4095 };

	for (int i = 0; i < 5; i++) {
		int *p = get(tries[i]);

		printf("%d %d %ld\n", IS_ERR(p), IS_ERR_OR_NULL(p), IS_ERR(p) ? PTR_ERR(p) : p ? *p : 0);
	}
	return IS_ERR((void *)-4096L);
}
