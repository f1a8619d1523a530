// results: 9
#define BITS_PER_LONG (__SIZEOF_LONG__ * 8)
#define BIT(n) (1UL << (n))
#define BIT_MASK(n) (1UL << ((n) % BITS_PER_LONG))
#define BIT_WORD(n) ((n) / BITS_PER_LONG)
#define DECLARE_BITMAP(name, bits) unsigned long name[((bits) + BITS_PER_LONG - 1) / BITS_PER_LONG]
#define for_each_set_bit(b, a, s) for ((b) = find_next(a, s, 0); (b) < (s); (b) = find_next(a, s, (b) + 1))
static void set_bit(int nr, unsigned long *a) { a[BIT_WORD(nr)] |= BIT_MASK(nr); } static void clear_bit(int nr, volatile unsigned long *a) { a[BIT_WORD(nr)] &= ~BIT_MASK(nr); } static int test_bit(int nr, const unsigned long *a) { return 1UL & (a[BIT_WORD(nr)] >> (nr & (BITS_PER_LONG - 1))); } static int find_next(const unsigned long *a, int size, int from) { for (; from < size; from++) if (test_bit(from, a)) break; return from; } static unsigned hweight(unsigned w) { w -= (w >> 1) & 0x55555555; w = (w & 0x33333333) + ((w >> 2) & 0x33333333); w = (w + (w >> 4)) & 0x0f0f0f0f; return (w * 0x01010101) >> 24; } static int fls(unsigned x) { return x ? 32 - __builtin_clz(x) : 0; } static int ilog2(unsigned long long v) { return v ? 63 - __builtin_clzll(v) : -1; } static unsigned long roundup2(unsigned long n) { return 1UL << (n < 2 ? 0 : fls(n - 1)); }
long long result(int n)
{
	DECLARE_BITMAP(map, 100) = { 0 }; int b, s = 0; set_bit(3, map); set_bit(64, map); set_bit(99, map); set_bit(31, map);
	switch (n) { case 0: for_each_set_bit(b, map, 100) s = s * 3 + b; return s; case 1: clear_bit(64, map); return test_bit(64, map) + test_bit(99, map) * 10; case 2: return hweight(0xdeadbeef) + hweight(0) * 100; case 3: return fls(0) + fls(1) * 10 + fls(0x80000000) * 100; case 4: return ilog2(1ULL << 45) + ilog2(0) * 100; case 5: return roundup2(33) + roundup2(1) * 1000; case 6: return sizeof(map); case 7: return BIT(4) | BIT(31) >> 1; case 8: return -1UL == ~0UL && (BIT(BITS_PER_LONG - 1) << 1) == 0; }
	return -1;
}
