#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
struct work { int ran; };

int holds_work_is_for_later(void)
{
	struct work work = { 0 };

	CHECK(queue_work(0, &work) == 1 && work.ran == 0);
	CHECK(!cancel_work_sync(&work));
	complete(&work);
	wake_up(&work);
	CHECK(wait_for_completion_timeout(&work, 100) && !wait_for_completion_interruptible(&work));
	CHECK(alloc_workqueue("q", 0, 0));
	CHECK(capable(21) && !signal_pending(0));
	return 0;
}

int holds_tracepoints_do_nothing(void)
{
	trace_thing_attached(1, 2);
	return 0;
}
