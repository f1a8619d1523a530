/* The value of a return is settled before cleanups change its variable. */
#include <stdio.h>

static int total;
struct s { int a, b, c, d; };
static void twice(int *p) { total += *p; *p = 99; }
static void wipe(struct s *p) { total += p->a; p->a = p->d = 0; }
static int f(int n) { int v __attribute__((cleanup(twice))) = n; return v; }
static int g(int n) { int v __attribute__((cleanup(twice))) = n; if (n > 3) goto out; v += 5; { int w __attribute__((cleanup(twice))) = v; if (n) goto out; } v = 7; out: return v + 1; }
static struct s h(int n) { struct s s __attribute__((cleanup(wipe))) = { n, 2, 3, 4 }; return s; }

int main(void)
{
	struct s s = h(6);

	printf("%d %d\n", f(4), total);
	printf("%d %d\n", g(1), total);
	printf("%d %d\n", g(0), total);
	printf("%d %d\n", g(9), total);
	printf("%d %d %d\n", s.a, s.d, total);
	return h(3).a;
}
