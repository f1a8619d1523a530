/* Bitmaps in arrays of long: set, clear, test, weight, find. */
#include <stdio.h>

#define BITS_PER_LONG ((int)sizeof(long) * 8)
#define BIT_WORD(n) ((n) / BITS_PER_LONG)
#define BIT_MASK(n) (1UL << ((n) % BITS_PER_LONG))
#define DECLARE_BITMAP(n, bits) unsigned long n[((bits) + BITS_PER_LONG - 1) / BITS_PER_LONG]

static void set_bit(int n, unsigned long *m) { m[BIT_WORD(n)] |= BIT_MASK(n); }
static void clear_bit(int n, unsigned long *m) { m[BIT_WORD(n)] &= ~BIT_MASK(n); }
static int test_bit(int n, const unsigned long *m) { return m[BIT_WORD(n)] >> (n % BITS_PER_LONG) & 1; }

static int find_next(const unsigned long *m, int size, int from)
{
	while (from < size) {
		unsigned long w = m[BIT_WORD(from)] & (~0UL << (from % BITS_PER_LONG));

		if (w) {
			from = BIT_WORD(from) * BITS_PER_LONG + __builtin_ctzl(w);
			return from < size ? from : size;
		}
		from = (BIT_WORD(from) + 1) * BITS_PER_LONG;
	}
	return size;
}

int main(void)
{
	DECLARE_BITMAP(map, 200) = { };
	int weight = 0;

	for (int i = 0; i < 200; i += 23)
		set_bit(i, map);
	clear_bit(46, map);
	set_bit(199, map);
	for (int i = find_next(map, 200, 0); i < 200; i = find_next(map, 200, i + 1))
		printf("%d ", i);
	for (unsigned i = 0; i < sizeof(map) / sizeof(*map); i++)
		weight += __builtin_popcountl(map[i]);
	printf("= %d %d\n", weight, test_bit(69, map));
	return 0;
}
