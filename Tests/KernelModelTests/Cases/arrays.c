/* What an xarray holds is known if its head is; the layouts are those of all eras that matter. */
#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
typedef unsigned int u32;
typedef struct { int locked; } spinlock_t;
struct xarray { spinlock_t xa_lock; unsigned int xa_flags; void *xa_head; };
struct xa_limit { u32 max; u32 min; };
struct xa_state { struct xarray *xa; unsigned long xa_index; void *xa_node; };
struct holder { int id; struct xarray things; };
#define LIMIT(low, high) (struct xa_limit){ .min = low, .max = high }
#define ALLOC 4
#define ALLOC1 12
#define PRESENT 8
#define ZERO_ENTRY ((void *)1030ul)

int xa_insert(struct xarray *xa, unsigned long index, void *entry, unsigned int gfp);
int xa_alloc_cyclic(struct xarray *xa, u32 *id, void *entry, struct xa_limit limit, u32 *next,
		    unsigned int gfp);

static struct xarray ready = { .xa_flags = 0, .xa_head = 0 };
static struct xarray giving = { .xa_flags = ALLOC1 };
static int one, two, three;

int holds_entries_are_stored_and_found(void)
{
	struct xarray xa;

	xa_init(&xa);
	CHECK(xa.xa_flags == 0 && xa_empty(&xa) && !xa_load(&xa, 5));
	CHECK(!xa_store(&xa, 5, &one, 0) && !xa_store(&xa, ~0ul, &two, 0));
	CHECK(xa_load(&xa, 5) == &one && xa_load(&xa, ~0ul) == &two && !xa_load(&xa, 4));
	CHECK(!xa_empty(&xa) && xa.xa_head);
	CHECK(xa_store(&xa, 5, &three, 0) == &one && xa_load(&xa, 5) == &three);
	CHECK(xa_store_irq(&xa, 5, 0, 0) == &three && !xa_load(&xa, 5));
	CHECK(xa_erase(&xa, ~0ul) == &two && !xa_erase(&xa, 7));
	CHECK(xa_empty(&xa) && !xa.xa_head);
	return 0;
}

int holds_many_entries_stay_in_order(void)
{
	struct xarray *xa = &ready;
	unsigned long i, index = 0;
	void *entry;

	for (i = 100; i > 0; i--)
		xa_store(xa, i * 7 % 101, (void *)(i * 4), 0);
	for (i = 1; i <= 100; i++)
		CHECK(xa_load(xa, i * 7 % 101) == (void *)(i * 4));
	i = 0;
	for (entry = xa_find(xa, &index, ~0ul, PRESENT); entry;
	     entry = xa_find_after(xa, &index, ~0ul, PRESENT))
		CHECK(index == ++i);
	CHECK(i == 100 && index == 100);
	xa_destroy(xa);
	CHECK(xa_empty(xa));
	return 0;
}

int holds_a_place_is_taken_once(void)
{
	struct xarray *xa = &ready;

	CHECK(xa_insert(xa, 3, &one, 0) == 0 && xa_insert(xa, 3, &two, 0) == -16);
	CHECK(xa_load(xa, 3) == &one);
	CHECK(xa_insert(xa, 4, 0, 0) == 0 && !xa_load(xa, 4) && xa_insert(xa, 4, &one, 0) == -16);
	return 0;
}

int holds_an_exchange_looks_first(void)
{
	struct xarray *xa = &ready;

	CHECK(!xa_cmpxchg(xa, 1, &one, &two, 0) && !xa_load(xa, 1));
	CHECK(!xa_cmpxchg(xa, 1, 0, &two, 0) && xa_load(xa, 1) == &two);
	CHECK(xa_cmpxchg(xa, 1, &two, 0, 0) == &two && xa_empty(xa));
	CHECK(!xa_cmpxchg(xa, 1, 0, ZERO_ENTRY, 0) && !xa_load(xa, 1) && !xa_empty(xa));
	CHECK(!xa_cmpxchg(xa, 1, ZERO_ENTRY, 0, 0) && xa_empty(xa));
	return 0;
}

int holds_no_array_takes_what_marks_nodes(void)
{
	CHECK(xa_store(&ready, 1, (void *)2, 0) == (void *)((-22ul << 2) | 2) && xa_empty(&ready));
	return 0;
}

int holds_searches_have_limits(void)
{
	struct xarray *xa = &ready;
	unsigned long index = 0;
	void *found[3];

	xa_store(xa, 2, &one, 0);
	xa_store(xa, 9, &two, 0);
	CHECK(xa_find(xa, &index, 1, PRESENT) == 0 && index == 0);
	CHECK(xa_find(xa, &index, 2, PRESENT) == &one && index == 2);
	CHECK(xa_find(xa, &index, 9, PRESENT) == &one && index == 2);
	CHECK(xa_find_after(xa, &index, 9, PRESENT) == &two && index == 9);
	CHECK(!xa_find_after(xa, &index, ~0ul, PRESENT) && index == 9);
	index = ~0ul;
	CHECK(!xa_find_after(xa, &index, ~0ul, PRESENT));
	CHECK(xa_extract(xa, found, 0, ~0ul, 3, PRESENT) == 2 && found[0] == &one && found[1] == &two);
	CHECK(xa_extract(xa, found, 3, ~0ul, 1, PRESENT) == 1 && found[0] == &two);
	return 0;
}

int holds_marks_are_kept(void)
{
	struct xarray *xa = &ready;
	unsigned long index = 0;

	xa_store(xa, 2, &one, 0);
	xa_store(xa, 9, &two, 0);
	xa_set_mark(xa, 9, 1);
	xa_set_mark(xa, 5, 1);
	CHECK(xa_get_mark(xa, 9, 1) && !xa_get_mark(xa, 9, 2) && !xa_get_mark(xa, 2, 1));
	CHECK(xa_find(xa, &index, ~0ul, 1) == &two && index == 9 && xa_marked(xa, 1));
	xa_store(xa, 9, &three, 0);
	CHECK(xa_get_mark(xa, 9, 1));
	xa_clear_mark(xa, 9, 1);
	CHECK(!xa_get_mark(xa, 9, 1) && !xa_marked(xa, 1));
	xa_set_mark(xa, 9, 1);
	xa_erase(xa, 9);
	xa_store(xa, 9, &two, 0);
	CHECK(!xa_get_mark(xa, 9, 1));
	return 0;
}

int holds_indices_are_given_out(void)
{
	struct xarray xa;
	u32 id = 99;

	xa_init_flags(&xa, ALLOC);
	CHECK(!xa_alloc(&xa, &id, &one, LIMIT(0, 1), 0) && id == 0);
	CHECK(!xa_alloc(&xa, &id, 0, LIMIT(0, 1), 0) && id == 1 && !xa_load(&xa, 1));
	CHECK(xa_alloc(&xa, &id, &two, LIMIT(0, 1), 0) == -16 && id == 1);
	xa_erase(&xa, 0);
	CHECK(!xa_alloc(&xa, &id, &two, LIMIT(0, 1), 0) && id == 0);
	CHECK(!xa_alloc(&giving, &id, &one, LIMIT(0, 9), 0) && id == 1);
	CHECK(xa_alloc(&ready, &id, &one, LIMIT(0, 9), 0) == -22);
	xa_store(&xa, 0, 0, 0);
	CHECK(xa_alloc(&xa, &id, &two, LIMIT(0, 1), 0) == -16);
	return 0;
}

int holds_indices_go_round(void)
{
	u32 id, next = 0;

	CHECK(!xa_alloc_cyclic(&giving, &id, &one, LIMIT(1, 3), &next, 0) && id == 1 && next == 2);
	CHECK(!xa_alloc_cyclic(&giving, &id, &one, LIMIT(1, 3), &next, 0) && id == 2);
	xa_erase(&giving, 1);
	CHECK(!xa_alloc_cyclic(&giving, &id, &one, LIMIT(1, 3), &next, 0) && id == 3);
	CHECK(xa_alloc_cyclic(&giving, &id, &one, LIMIT(1, 3), &next, 0) == 1 && id == 1);
	CHECK(xa_alloc_cyclic(&giving, &id, &one, LIMIT(1, 3), &next, 0) == -16);
	next = ~0u;
	CHECK(!xa_alloc_cyclic(&giving, &id, &one, LIMIT(0, ~0u), &next, 0) && next == 0);
	CHECK(xa_alloc_cyclic(&giving, &id, &one, LIMIT(0, ~0u), &next, 0) == 1 && id == 4);
	return 0;
}

/* 4.20 had another xa_alloc. */
int holds_the_older_form_starts_at_the_index(void)
{
	u32 id = 5;

	CHECK(!xa_alloc(&giving, &id, 6, &one, 0) && id == 5);
	CHECK(!xa_alloc(&giving, &id, 6, &one, 0) && id == 6);
	CHECK(xa_alloc(&giving, &id, 6, &one, 0) == -28 && id == 6);
	return 0;
}

int holds_a_copy_is_the_same_array(void)
{
	struct holder *a = kzalloc(sizeof(*a), 0), b;

	xa_store(&a->things, 3, &one, 0);
	b = *a;
	CHECK(xa_load(&b.things, 3) == &one);
	return 0;
}

int faults_an_array_that_was_freed(void)
{
	struct holder *holder = kzalloc(sizeof(*holder), 0);

	xa_store(&holder->things, 3, &one, 0);
	kfree(holder);
	return xa_load(&holder->things, 3) == &one;
}

int faults_an_array_nobody_made(void)
{
	struct xarray xa;

	return xa_load(&xa, 3) == &one;
}

int unknown_what_an_array_from_elsewhere_holds(void)
{
	extern struct xarray elsewhere;

	return !xa_load(&elsewhere, 3);
}

int unknown_whether_an_array_from_elsewhere_is_empty(void)
{
	extern struct xarray elsewhere;

	return xa_empty(&elsewhere);
}

int unknown_the_index_from_an_array_from_elsewhere(void)
{
	extern struct xarray elsewhere;
	u32 id = 0;

	xa_alloc(&elsewhere, &id, &one, LIMIT(0, 9), 0);
	return id;
}

int unknown_whether_an_entry_is_one(void)
{
	extern void *elsewhere;

	xa_store(&ready, 1, elsewhere, 0);
	return xa_insert(&ready, 1, &one, 0);
}

int holds_what_nobody_knows_comes_back(void)
{
	extern void *elsewhere;

	xa_store(&ready, 1, elsewhere, 0);
	CHECK(xa_load(&ready, 1) == elsewhere && xa_load(&ready, 2) == 0);
	return 0;
}

int holds_destroying_makes_an_array_known(void)
{
	extern struct xarray elsewhere;

	xa_destroy(&elsewhere);
	CHECK(xa_empty(&elsewhere));
	return 0;
}

int unknown_what_the_advanced_interface_stored(void)
{
	struct xa_state state = { .xa = &ready, .xa_index = 3 };

	xas_store(&state, &one);
	return !xa_load(&ready, 3);
}

int unknown_what_a_range_stored(void)
{
	xa_store_range(&ready, 3, 5, &one, 0);
	return !xa_load(&ready, 3);
}

/* Code that walks nodes itself finds nothing that is made up. */
struct xa_node { unsigned char shift, offset, count; };

int unknown_the_node_behind_the_head(void)
{
	struct xa_node *node;

	xa_store(&ready, 0, &one, 0);
	if (((unsigned long)ready.xa_head & 3) != 2)
		return 0;
	node = (struct xa_node *)((unsigned long)ready.xa_head - 2);
	return node->shift == 0;
}
