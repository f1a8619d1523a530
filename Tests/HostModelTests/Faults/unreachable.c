/* Code marked unreachable is reached. */

#define unreachable() __builtin_unreachable()

static int zero;

int fault_plain(void)
{
	__builtin_unreachable(); // FAULT
}

int fault_branch(void)
{
	if (!zero)
		unreachable(); // FAULT
	return 0;
}

int fault_default(void)
{
	switch (zero) {
	case 1:
		return 1;
	default:
		unreachable(); // FAULT
	}
}

static int kind(int n)
{
	switch (n) {
	case 0: return 3;
	case 1: return 4;
	}
	unreachable(); // FAULT
}

int fault_callee(void)
{
	return kind(0) + kind(1) + kind(2);
}

int fault_loop_ended(void)
{
	for (int i = 0; i < 3; i++)
		zero += 0;
	unreachable(); // FAULT
}

int fault_conditional(void)
{
	return zero ? 1 : ({ unreachable(); 2; }); // FAULT
}

int fault_comma(void)
{
	return unreachable(), zero; // FAULT
}

int fault_after_goto(void)
{
	goto end;
	return 0;
end:
	unreachable(); // FAULT
}

static void leave(int *p)
{
	if (*p)
		unreachable(); // FAULT
}

int fault_cleanup(void)
{
	int n __attribute__((cleanup(leave))) = 1;

	return 0;
}

int fault_fall_through(void)
{
	switch (zero) {
	case 0:
		zero = 0;
	case 1:
		unreachable(); // FAULT
	}
	return 0;
}

static void never_returns(void) __attribute__((noreturn));
static void never_returns(void)
{
	while (zero)
		;
	unreachable(); // FAULT
}

int fault_noreturn(void)
{
	never_returns();
}

int fault_logical(void)
{
	return zero || ({ unreachable(); 1; }); // FAULT
}

int fine_dead(void)
{
	if (zero)
		unreachable();
	return zero && ({ unreachable(); 1; });
}

int fine_all_cases(void)
{
	return kind(0) + kind(1) - 7;
}

int fine_not_evaluated(void)
{
	return sizeof(({ unreachable(); 1; })) - sizeof(int);
}
