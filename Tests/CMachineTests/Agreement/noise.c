// results: 8
#define barrier() __asm__ __volatile__("" : : : "memory")
#define RELOC_HIDE(ptr, off) ({ unsigned long __p; __asm__("" : "=r"(__p) : "0"(ptr)); (typeof(ptr))(__p + (off)); })
#define likely(x) __builtin_expect(!!(x), 1)
#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, v) do { *(volatile typeof(x) *)&(x) = (v); } while (0)
#define fallthrough __attribute__((__fallthrough__))
static __attribute__((noinline, cold)) int __attribute__((const)) f(int x __attribute__((unused)), int y) { return y; } static int unused_(void) __attribute__((pure)); static int unused_(void) { return 3; }
_Static_assert(sizeof(int) == 4, "int"); struct __attribute__((aligned(8))) s { int a __attribute__((aligned(4))), b; } __attribute__((may_alias)); typedef int v __attribute__((mode(SI))); ;
static int fall(int x) { switch (x) { case 1: x++; fallthrough; case 2: x += 10; break; default: ; } return x; } __extension__ typedef long long ll; __extension__ union { int i; struct { int j; }; } un = { 5 };
long long result(int n)
{
	int x = 4; register int y = 5; volatile int z = 6; const int k __attribute__((unused)) = 7; barrier(); __extension__ ll w = 9; _Static_assert(1, ""); 
	switch (n) { case 0: return f(1, 2) + unused_(); case 1: return READ_ONCE(x) + likely(z); case 2: WRITE_ONCE(x, 8); WRITE_ONCE(un.j, 2); return x + un.i; case 3: return fall(1) + fall(2) * 100 + fall(3) * 10000; case 4: goto end; case 5: return y + z + k + w; case 6: return (__extension__ ({ x; })) + __extension__ 3; case 7: return sizeof(v) + ((void)0, x); }
	return -1; end: __attribute__((unused)); return 44;
}
