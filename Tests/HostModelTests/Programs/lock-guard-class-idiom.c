/* DEFINE_CLASS and DEFINE_GUARD of include/linux/cleanup.h, as own text. */
#include <stdio.h>

#define DEFINE_CLASS(n, t, ex, in, ...)						\
	typedef t class_##n##_t;						\
	static inline void class_##n##_destructor(t *p) { t _T = *p; ex; }	\
	static inline t class_##n##_constructor(__VA_ARGS__) { t v = in; return v; }
#define CLASS(n, v) class_##n##_t v __attribute__((cleanup(class_##n##_destructor))) = class_##n##_constructor
struct lock { int depth, taken; };
static void take(struct lock *l) { l->depth++; l->taken++; }
static void drop(struct lock *l) { l->depth--; }
DEFINE_CLASS(mutex, struct lock *, if (_T) { drop(_T); }, ({ take(_); _; }), struct lock *_)
DEFINE_CLASS(num, int, printf("put %d\n", _T), n * 2, int n)

static struct lock lock;

static int work(int n)
{
	CLASS(mutex, g)(&lock);

	if (n < 0)
		return lock.depth * 100;
	CLASS(num, k)(n);
	return k + lock.depth;
}

int main(void)
{
	int a = work(-1), b = work(7);

	printf("%d %d %d %d\n", a, b, lock.depth, lock.taken);
	return 0;
}
