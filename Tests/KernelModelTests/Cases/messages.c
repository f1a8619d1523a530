/* A message never stops a run, and debug messages evaluate nothing. */
#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)

int holds_arguments_are_evaluated_once(void)
{
	int n = 0;
	extern int elsewhere;

	pr_err("%d\n", n++);
	dev_info((void *)0, "%d %s\n", n++, "text");
	DRM_ERROR("%d\n", n++);
	dev_printk("", (void *)0, "%d\n", n++);
	pr_warn("%d\n", elsewhere);
	CHECK(n == 4);
	return 0;
}

int holds_debug_messages_evaluate_nothing(void)
{
	int n = 0;

	CHECK(pr_debug("%d\n", n++) == 0);
	dev_dbg((void *)0, "%d\n", n++);
	dump_stack();
	CHECK(n == 0);
	CHECK(printk_ratelimit());
	return 0;
}

int holds_a_probe_error_is_given_back(void)
{
	CHECK(dev_err_probe((void *)0, -517, "no\n") == -517);
	return 0;
}
