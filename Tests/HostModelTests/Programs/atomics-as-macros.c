/* cmpxchg and xchg as one processor sees them, as own text. */
#include <stdio.h>

#define xchg(p, n) ({ typeof(*(p)) o_ = *(p); *(p) = (n); o_; })
#define cmpxchg(p, o, n) ({ typeof(*(p)) w_ = (o), c_ = *(p); if (c_ == w_) *(p) = (n); c_; })
#define atomic_add_unless(p, a, u) ({ int c_ = *(p), d_; \
	for (;;) { if (c_ == (u)) break; d_ = cmpxchg(p, c_, c_ + (a)); if (d_ == c_) break; c_ = d_; } c_ != (u); })

int main(void)
{
	int n = 5;
	int a = xchg(&n, 7), b = cmpxchg(&n, 7, 9), c = cmpxchg(&n, 7, 11);
	int d = atomic_add_unless(&n, 3, 0), e = atomic_add_unless(&n, 3, 12);

	printf("%d %d %d %d %d %d\n", a, b, c, d, e, n);
	return 0;
}
