#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)

int holds_a_warning_gives_the_truth_and_goes_on(void)
{
	int n = 0;

	CHECK(WARN_ON(n++ == 0) == 1 && n == 1);
	CHECK(WARN_ON_ONCE(n == 5) == 0);
	CHECK(WARN(n, "%d\n", n) == 1);
	CHECK(dev_WARN_ONCE((void *)0, 0, "x") == 0);
	CHECK(drm_WARN_ON((void *)0, 7) == 1);
	CHECK(dev_WARN_ONCE((void *)0, 1, "x") == 1);
	CHECK(!WARN_TAINT(0, 1, "x") && WARN_TAINT(1, 1, "x") == 1);
	BUG_ON(n == 2);
	return 0;
}

int faults_a_bug(void)
{
	BUG_ON(1);
	return 0;
}

int faults_always(void)
{
	BUG();
	return 0;
}

int unknown_whether_it_warns(void)
{
	extern int elsewhere;

	return WARN_ON(elsewhere);
}
