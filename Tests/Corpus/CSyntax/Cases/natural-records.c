/* Macros among members, initialisers and declarations. */
struct thing {
	DECLARE_BITMAP(mask, 64);
	struct_group(head,
		int a;
		int b;
	);
	ELF(Half) count;
	int plain __guarded_by(&lock);
	__array_of(char, name)
	int last;
};

static DEFINE_MUTEX(lock);
static DEFINE_PER_CPU(int, counter) = 3;
DEFINE_PER_CPU(struct thing, things) __aligned(64);
EXPORT_SYMBOL(things)
MODULE_LICENSE("GPL");

static const struct entry table[] = {
	ENTRY(one, 1)
	ENTRY(two, 2),
	{ PREFIX "x", FORMAT(3) },
	[4] = LAST(4) TAIL,
};
