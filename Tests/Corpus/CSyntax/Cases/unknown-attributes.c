typedef int T;
static int __init foo(void) { return 0; }
int x __read_mostly, y __read_mostly = 5, z[2] __initdata = { 1 };
void __sched notrace f(void);
static __always_inline int g(void) { return 0; }
static __always_inline T h(void) { return 0; }
asmlinkage void i(void);
struct s __user *j(const void __user *p, int __user * __user *q, T n);
void __iomem *k;
int l(void) __must_check;
int m(void) __acquires(lock) __releases(lock);
int __printf(1, 2) n(const char *, ...);
__printf(1, 2) int o(const char *, ...);
struct t { int a __aligned(8); u8 b[] __counted_by(a); struct s __rcu *c; } __packed;
struct v { int a; } __aligned(64);
struct w { int a; } ____cacheline_aligned_in_smp w1;
void p(int a __maybe_unused, int __maybe_unused b, int (__user *c)(int));
static const struct t __initconst q = { 1 };
struct t * __init r(void) { int v __free(kfree) = 0; struct t *w __free(kfree) = 0; return w; }
