#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
struct list { struct list *next; };

int holds_once_is_a_plain_access(void)
{
	int n = 1, *p = &n;
	struct list head = { 0 };
	unsigned char narrow = 3;

	WRITE_ONCE(n, 5);
	CHECK(READ_ONCE(n) == 5 && smp_load_acquire(p) == 5);
	smp_store_release(&n, 6);
	rcu_assign_pointer(head.next, &head);
	CHECK(rcu_dereference(head.next) == &head && n == 6);
	WRITE_ONCE(narrow, 0x104);
	CHECK(narrow == 4);
	barrier();
	return 0;
}

int holds_exchanges_give_the_old_value(void)
{
	long v = 3;

	CHECK(xchg(&v, 4) == 3 && v == 4);
	CHECK(cmpxchg(&v, 3, 9) == 4 && v == 4);
	CHECK(cmpxchg(&v, 4, 9) == 4 && v == 9);
	return 0;
}

int holds_exchanges_are_tried(void)
{
	long v = 3, old = 4;
	struct list a, b, head = { &a };

	CHECK(!try_cmpxchg(&v, &old, 9) && old == 3 && v == 3);
	CHECK(try_cmpxchg(&v, &old, 9) && v == 9 && old == 3);
	CHECK(rcu_replace_pointer(head.next, &b, 1) == &a && head.next == &b);
	return 0;
}
