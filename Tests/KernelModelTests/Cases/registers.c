#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)

int holds_registers_may_be_memory(void)
{
	unsigned long long bank[2] = { 0x1122334455667788ull, 0 };
	void *base = bank;

	CHECK(readb(base) == 0x88 && readw(base) == 0x7788 && readl(base) == 0x55667788);
	CHECK(readq(base) == 0x1122334455667788ull);
	writeb(0x1ff, base);
	writew(0x22222, base + 2);
	writel(0x33, base + 4);
	CHECK(bank[0] == 0x33222277ffull);
	writeq(5, base + 8);
	CHECK(bank[1] == 5);
	return 0;
}

int holds_writes_to_registers_go_nowhere(void)
{
	extern void *elsewhere;

	writel(1, elsewhere);
	outb(1, 0x80);
	return 0;
}

int unknown_what_a_register_holds(void)
{
	extern void *elsewhere;

	writel(1, elsewhere);
	return readl(elsewhere) == 1;
}

int unknown_what_a_port_gives(void)
{
	return inb(0x80) == 0;
}

int faults_a_register_at_null(void)
{
	return readl((void *)16) == 0;
}
