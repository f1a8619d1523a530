#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
#define INT_MAX 0x7fffffff
typedef unsigned int u32;
struct xarray { int xa_lock; unsigned int xa_flags; void *xa_head; };
struct idr { struct xarray idr_rt; unsigned int idr_base; unsigned int idr_next; };
struct ida { struct xarray xa; };

static struct idr ready = { .idr_rt = { .xa_flags = 4 } };
static struct ida numbers;
static int one, two, three;

int holds_the_lowest_number_is_given_out(void)
{
	struct idr idr;

	idr_init(&idr);
	CHECK(idr_is_empty(&idr) && idr_alloc(&idr, &one, 0, 0, 0) == 0);
	CHECK(idr_alloc(&idr, &two, 0, 0, 0) == 1 && idr_alloc(&idr, &three, 5, 0, 0) == 5);
	CHECK(idr_find(&idr, 0) == &one && idr_find(&idr, 5) == &three && !idr_find(&idr, 2));
	CHECK(idr_remove(&idr, 0) == &one && !idr_remove(&idr, 0) && !idr_find(&idr, 0));
	CHECK(idr_alloc(&idr, &three, 0, 0, 0) == 0 && !idr_is_empty(&idr));
	idr_destroy(&idr);
	CHECK(idr_is_empty(&idr) && !idr_find(&idr, 5));
	return 0;
}

int holds_numbers_end(void)
{
	CHECK(idr_alloc(&ready, &one, 1, 3, 0) == 1 && idr_alloc(&ready, &one, 1, 3, 0) == 2);
	CHECK(idr_alloc(&ready, &one, 1, 3, 0) == -28 && idr_alloc(&ready, &one, 1, -1, 0) == 3);
	CHECK(idr_alloc(&ready, &one, -1, 3, 0) == -22);
	CHECK(idr_alloc(&ready, &one, INT_MAX, 0, 0) == INT_MAX);
	CHECK(idr_alloc(&ready, &one, INT_MAX, 0, 0) == -28);
	CHECK(idr_alloc(&ready, &one, 5, 3, 0) == -28);
	return 0;
}

int holds_a_base_is_the_lowest_number(void)
{
	struct idr idr;

	idr_init_base(&idr, 10);
	CHECK(idr_alloc(&idr, &one, 0, 0, 0) == 10 && idr_alloc(&idr, &two, 20, 0, 0) == 20);
	CHECK(idr_find(&idr, 10) == &one && idr_remove(&idr, 20) == &two && !idr_find(&idr, 0));
	CHECK(idr_alloc(&idr, &one, 0, 5, 0) == -28);
	return 0;
}

int holds_an_unsigned_limit_is_kept(void)
{
	u32 id = 7;

	CHECK(!idr_alloc_u32(&ready, &one, &id, 8, 0) && id == 7);
	CHECK(!idr_alloc_u32(&ready, &one, &id, 8, 0) && id == 8);
	CHECK(idr_alloc_u32(&ready, &one, &id, 8, 0) == -28 && id == 8);
	id = ~0u;
	CHECK(!idr_alloc_u32(&ready, &one, &id, ~0u, 0) && id == ~0u && idr_find(&ready, ~0u) == &one);
	return 0;
}

int holds_numbers_go_round(void)
{
	CHECK(idr_alloc_cyclic(&ready, &one, 1, 4, 0) == 1 && ready.idr_next == 2);
	CHECK(idr_remove(&ready, 1) == &one && idr_alloc_cyclic(&ready, &two, 1, 4, 0) == 2);
	CHECK(idr_alloc_cyclic(&ready, &two, 1, 4, 0) == 3);
	CHECK(idr_alloc_cyclic(&ready, &three, 1, 4, 0) == 1 && ready.idr_next == 2);
	CHECK(idr_alloc_cyclic(&ready, &three, 1, 4, 0) == -28);
	return 0;
}

int holds_a_number_stands_for_something_else(void)
{
	idr_alloc(&ready, &one, 3, 0, 0);
	CHECK(idr_replace(&ready, &two, 3) == &one && idr_find(&ready, 3) == &two);
	CHECK(idr_replace(&ready, &two, 4) == (void *)-2l);
	/* A number may be reserved before it stands for anything. */
	CHECK(idr_alloc(&ready, 0, 4, 0, 0) == 4 && !idr_find(&ready, 4));
	CHECK(idr_replace(&ready, &one, 4) == 0 && idr_find(&ready, 4) == &one);
	return 0;
}

static int seen(int id, void *entry, void *data)
{
	*(int *)data = *(int *)data * 10 + id;
	if (id == 1)
		idr_remove(&ready, 2);
	return entry == &three ? 77 : 0;
}

int holds_every_number_is_visited(void)
{
	int ids = 0;

	CHECK(idr_for_each(&ready, seen, &ids) == 0 && ids == 0);
	idr_alloc(&ready, &one, 1, 0, 0);
	idr_alloc(&ready, &one, 2, 0, 0);
	idr_alloc(&ready, &two, 3, 0, 0);
	CHECK(idr_for_each(&ready, seen, &ids) == 0 && ids == 13);
	ids = 0;
	idr_alloc(&ready, &three, 2, 0, 0);
	idr_replace(&ready, &three, 1);
	CHECK(idr_for_each(&ready, seen, &ids) == 77 && ids == 1);
	return 0;
}

int holds_the_next_number_is_found(void)
{
	int id = 0;
	unsigned long wide = 4;

	idr_alloc(&ready, &one, 2, 0, 0);
	idr_alloc(&ready, 0, 3, 0, 0);
	idr_alloc(&ready, &two, 4, 0, 0);
	CHECK(idr_get_next(&ready, &id) == &one && id == 2);
	id++;
	CHECK(idr_get_next(&ready, &id) == &two && id == 4);
	id++;
	CHECK(!idr_get_next(&ready, &id) && id == 5);
	CHECK(idr_get_next_ul(&ready, &wide) == &two && wide == 4);
	return 0;
}

int holds_numbers_alone_are_given_out(void)
{
	struct ida ida;

	ida_init(&ida);
	CHECK(ida_is_empty(&ida) && ida_alloc(&ida, 0) == 0 && ida_alloc(&ida, 0) == 1);
	CHECK(ida_alloc_min(&ida, 5, 0) == 5 && ida_alloc_min(&ida, 5, 0) == 6);
	CHECK(ida_alloc_max(&ida, 2, 0) == 2 && ida_alloc_max(&ida, 2, 0) == -28);
	CHECK(ida_alloc_range(&ida, 5, 7, 0) == 7 && ida_alloc_range(&ida, 5, 7, 0) == -28);
	ida_free(&ida, 6);
	CHECK(ida_alloc_range(&ida, 5, 7, 0) == 6);
	CHECK(ida_alloc_range(&ida, ~0u, ~0u, 0) == -28);
	CHECK(ida_alloc_range(&ida, INT_MAX, ~0u, 0) == INT_MAX);
	CHECK(ida_alloc_range(&ida, INT_MAX, ~0u, 0) == -28);
	ida_destroy(&ida);
	CHECK(ida_is_empty(&ida) && ida_alloc(&ida, 0) == 0);
	return 0;
}

int holds_the_old_names_do_the_same(void)
{
	CHECK(ida_simple_get(&numbers, 1, 3, 0) == 1 && ida_simple_get(&numbers, 1, 3, 0) == 2);
	CHECK(ida_simple_get(&numbers, 1, 3, 0) == -28 && ida_simple_get(&numbers, 1, 0, 0) == 3);
	ida_simple_remove(&numbers, 2);
	CHECK(ida_simple_get(&numbers, 1, 3, 0) == 2);
	idr_preload(0);
	idr_preload_end();
	return 0;
}

int unknown_what_an_idr_from_elsewhere_gives_out(void)
{
	extern struct idr elsewhere;

	return idr_alloc(&elsewhere, &one, 0, 0, 0);
}

int unknown_what_an_idr_from_elsewhere_visits(void)
{
	extern struct idr elsewhere;
	int ids = 0;

	return idr_for_each(&elsewhere, seen, &ids);
}

int unknown_a_number_nobody_knows(void)
{
	extern int elsewhere;

	idr_alloc(&ready, &one, 0, 0, 0);
	return idr_find(&ready, elsewhere) == &one;
}

int faults_an_idr_nobody_made(void)
{
	struct idr idr;

	return idr_alloc(&idr, &one, 0, 0, 0);
}
