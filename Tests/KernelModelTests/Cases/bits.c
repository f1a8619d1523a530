#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)

int holds_bits_are_found_across_words(void)
{
	unsigned long map[2] = { 0, 0 };

	set_bit(sizeof(long) * 8 + 3, map);
	CHECK(map[1] == 8 && map[0] == 0 && test_bit(sizeof(long) * 8 + 3, map) == 1);
	CHECK(!test_and_set_bit(0, map) && test_and_set_bit(0, map) && map[0] == 1);
	CHECK(test_and_clear_bit(0, map) && !test_and_clear_bit(0, map));
	change_bit(1, map);
	CHECK(map[0] == 2 && test_and_change_bit(1, map) && map[0] == 0);
	set_bit(sizeof(long) * 8 - 1, map);
	CHECK(map[0] == 1ul << (sizeof(long) * 8 - 1));
	clear_bit(sizeof(long) * 8 - 1, map);
	CHECK(!map[0]);
	return 0;
}

int faults_a_bit_behind_the_end(void)
{
	unsigned long map[1] = { 0 };

	set_bit(64, map);
	return 0;
}
