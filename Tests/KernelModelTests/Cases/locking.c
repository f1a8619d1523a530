/* A replay is one thread: locks are free, and everything that may be interrupted is not. */
#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
struct mutex { int owner; };
struct cleaned { int value; };

int holds_locks_change_nothing(void)
{
	struct mutex m = { 7 };
	unsigned long flags = 99;

	mutex_lock(&m);
	mutex_unlock(&m);
	CHECK(m.owner == 7);
	spin_lock_irqsave(&m, flags);
	CHECK(flags == 0);
	spin_unlock_irqrestore(&m, flags);
	flags = 99;
	local_irq_save(flags);
	CHECK(flags == 0);
	return 0;
}

int holds_trying_succeeds(void)
{
	struct mutex m = { 0 };

	CHECK(mutex_trylock(&m) == 1);
	CHECK(!mutex_lock_interruptible(&m));
	CHECK(mutex_is_locked(&m));
	return 0;
}

int holds_annotations_do_nothing(void)
{
	struct mutex m = { 0 };

	lockdep_assert_held(&m);
	might_sleep();
	rcu_read_lock();
	rcu_read_unlock();
	CHECK(srcu_read_lock(&m) == 1);
	CHECK(cond_resched() == 0);
	return 0;
}

int holds_nobody_writes_meanwhile(void)
{
	struct mutex m = { 3 };
	unsigned long flags = 99;

	CHECK(read_seqbegin(&m) == 0 && !read_seqretry(&m, 0));
	CHECK(spin_trylock_irqsave(&m, flags) == 1 && flags == 0);
	CHECK(init_srcu_struct(&m) == 0 && m.owner == 3);
	return 0;
}
