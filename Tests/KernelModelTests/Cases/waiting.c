#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
struct queue { int lock; };
static struct queue queue;
static int ready;

int holds_nobody_waits_for_what_is_so(void)
{
	unsigned long flags = 16;

	ready = 1;
	wait_event(queue, ready);
	CHECK(wait_event_interruptible(queue, ready == 1) == 0);
	CHECK(wait_event_timeout(queue, ready, 50) == 50 && wait_event_timeout(queue, ready, 0) == 1);
	CHECK(wait_event_interruptible_timeout(queue, ready, 7) == 7);
	CHECK(wait_var_event_killable(&ready, ready) == 0);
	CHECK(wait_on_bit(&flags, 3, 0) == 0 && !queue.lock);
	return 0;
}

int unknown_what_another_thread_does(void)
{
	wait_event(queue, ready);
	return 0;
}

int unknown_whether_time_runs_out(void)
{
	return wait_event_timeout(queue, ready, 50) == 0;
}

int unknown_when_a_variable_changes(void)
{
	wait_var_event(&ready, ready);
	return 0;
}

int unknown_when_a_bit_is_cleared(void)
{
	unsigned long flags[2] = { 0, 2 };

	wait_on_bit(flags, 65, 0);
	return 0;
}
