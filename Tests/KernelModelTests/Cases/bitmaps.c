#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
#define LONG (8 * sizeof(long))

static unsigned long a[2], b[2], c[2];

int holds_bits_are_searched_for(void)
{
	a[0] = 1ul << 3 | 1ul << 9;
	a[1] = 2;
	b[1] = 3;
	CHECK(find_first_bit(a, 2 * LONG) == 3 && find_first_bit(a, 3) == 3 && find_first_bit(b, 9) == 9);
	CHECK(find_next_bit(a, 2 * LONG, 4) == 9 && find_next_bit(a, 2 * LONG, 10) == LONG + 1);
	CHECK(find_next_bit(a, LONG, 10) == LONG && find_next_bit(a, 10, 9) == 9);
	CHECK(find_next_bit(a, LONG, 2 * LONG) == LONG && find_last_bit(a, 2 * LONG) == LONG + 1);
	CHECK(find_last_bit(a, LONG) == 9 && find_last_bit(b, LONG) == LONG);
	CHECK(find_first_zero_bit(a, LONG) == 0 && find_next_zero_bit(a, LONG, 3) == 4);
	CHECK(find_first_and_bit(a, b, 2 * LONG) == LONG + 1 && find_next_and_bit(a, b, 2 * LONG, 4) == LONG + 1);
	CHECK(find_next_andnot_bit(b, a, 2 * LONG, 0) == LONG);
	c[0] = ~0ul;
	CHECK(find_first_zero_bit(c, LONG) == LONG && find_next_zero_bit(c, 2 * LONG, 5) == LONG);
	return 0;
}

int holds_bits_are_counted_and_compared(void)
{
	a[0] = 7;
	a[1] = ~0ul;
	CHECK(bitmap_weight(a, LONG + 2) == 5 && !bitmap_empty(a, 1) && bitmap_empty(b, 2 * LONG));
	CHECK(bitmap_full(a, 3) && !bitmap_full(a, 4) && bitmap_empty(a + 1, 0));
	b[0] = 15;
	CHECK(bitmap_equal(a, b, 3) && !bitmap_equal(a, b, 4) && bitmap_subset(a, b, LONG));
	CHECK(!bitmap_subset(b, a, LONG) && bitmap_intersects(a, b, LONG) && !bitmap_intersects(a, c, LONG));
	return 0;
}

int holds_bitmaps_are_combined(void)
{
	a[0] = 12;
	b[0] = 10;
	CHECK(bitmap_and(c, a, b, LONG) && c[0] == 8 && !bitmap_and(c, a, b, 3) && c[0] == 0);
	bitmap_or(c, a, b, LONG);
	CHECK(c[0] == 14);
	bitmap_xor(c, a, b, LONG);
	CHECK(c[0] == 6 && bitmap_andnot(c, a, b, LONG) && c[0] == 4);
	bitmap_complement(c, a, LONG);
	CHECK(c[0] == ~12ul);
	return 0;
}

int holds_ranges_are_set(void)
{
	unsigned long *map = bitmap_zalloc(LONG + 1, 0);

	bitmap_set(map, LONG - 2, 4);
	CHECK(map[0] == 3ul << (LONG - 2) && map[1] == 3);
	bitmap_clear(map, LONG - 1, 2);
	CHECK(map[0] == 1ul << (LONG - 2) && map[1] == 2);
	bitmap_free(map);
	a[0] = 0xb;
	CHECK(bitmap_find_next_zero_area(a, LONG, 0, 1, 0) == 2);
	CHECK(bitmap_find_next_zero_area(a, LONG, 0, 2, 0) == 4);
	CHECK(bitmap_find_next_zero_area(a, LONG, 5, 4, 7) == 8);
	CHECK(bitmap_find_next_zero_area(a, 8, 0, 9, 0) > 8);
	return 0;
}

int holds_words_have_bits(void)
{
	CHECK(hweight8(0x1ff) == 8 && hweight16(0x1f00f) == 8 && hweight32(~0u) == 32);
	CHECK(hweight64(~0ull) == 64 && hweight_long(5) == 2);
	CHECK(ffs(0) == 0 && ffs(8) == 4 && fls(0) == 0 && fls(-1) == 32 && fls64(1ull << 40) == 41);
	CHECK(__ffs(8) == 3 && __ffs64(1ull << 40) == 40 && __fls(9) == 3 && ffz(7) == 3);
	return 0;
}

int unknown_the_bits_nobody_knows(void)
{
	extern unsigned long elsewhere[2];

	return find_first_bit(elsewhere, LONG) == LONG;
}

int faults_bits_of_freed_maps(void)
{
	unsigned long *map = bitmap_zalloc(LONG, 0);

	bitmap_free(map);
	return bitmap_weight(map, LONG);
}
