/* Arguments that are no expressions. */
static int arguments(struct thing *t, unsigned int n)
{
	DECLARE_BITMAP(mask, 64) = { 0 };
	ELF(Head) *head = find(t);
	const ELF(Part) *part = (ELF(Part) *)(n + 1);
	struct thing __free(put) *copy = NULL;
	u64 event = EVENT(.event = 0xc0, .mask = 1);

	CHECK(n, <=, 4);
	CHECK_ALL(, and_not, &= ~, n);
	SELECT(struct, thing, const);
	COND(t, return one(n), return two(n));
	WAIT(t, n == 0, unlock(t); schedule(); lock(t));
	CLOCK(192mhz_clk);
	swap_any(read, "=&A" (n), [low] "b" (n) : "memory");
	n = BITS(n, 10:8) | BITS(n, 1:0);
	n = size_of(struct TOKEN(SET, elem));
	n = next_of(t, struct thing *, n);
	LIST({ 1, "one" }, { 2, "two" });
	n = (unknown_type)n + (unknown_type)1 + (unknown_type)~n;
	n = n * 16 KB;
	n = (name_t(t, 1) & 4) + (size_t >= 3);
	print(LEVEL NAME ": %s" TAIL "\n", t->name);
	command = FIRST_PART
		SECOND_PART "x";
	switch (n) {
	case (last_t):
		return 1;
	}
	unknown *pointer, *other[2];
	return 0;
}
