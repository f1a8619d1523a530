/* inline, static and extern functions. */
static inline int a(int n) { return n + 1; }
static inline int b(int n);
extern inline __attribute__((gnu_inline)) int unused(int n) { return n; }
static __attribute__((noinline)) int c(int n) { return b(n) * 2; }
static int b(int n) { return a(n) * 10; }

int main(void)
{
	return c(3);
}
