/* guard() and scoped_guard() in the manner of the kernel. */
#include <stddef.h>
#include <stdio.h>

struct mutex { int held, count; };
static void lock(struct mutex *m) { m->held++; m->count++; }
static void unlock(struct mutex **m) { if (*m) (*m)->held--; }
#define CLASS(v, m) struct mutex *v __attribute__((cleanup(unlock))) = ({ lock(m); (m); })
#define guard(m) CLASS(guard_, m)
#define scoped_guard(m) for (CLASS(scope_, m), *done_ = NULL; !done_; done_ = (void *)1)

static struct mutex m;

static int f(int n)
{
	guard(&m);
	if (n < 0)
		return m.held;
	return m.held * 10 + n;
}

int main(void)
{
	int r = f(-1), s = f(5);

	printf("%d %d %d %d\n", r, s, m.held, m.count);
	scoped_guard(&m) {
		printf("in %d\n", m.held);
		if (r)
			break;
	}
	printf("out %d %d\n", m.held, m.count);
	return 0;
}
