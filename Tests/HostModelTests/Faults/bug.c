/* The program says itself that it is wrong. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define BUG_ON(c) do { if (c) abort(); } while (0)

static int zero;

int fault_abort(void)
{
	abort(); // FAULT
}

int fault_assert(void)
{
	assert(zero == 1); // FAULT
	return 0;
}

int fault_trap(void)
{
	__builtin_trap(); // FAULT
}

int fault_bug_on(void)
{
	BUG_ON(zero == 1);
	BUG_ON(!zero); // FAULT
	return 0;
}

static void check(int n)
{
	assert(n < 3); // FAULT
}

int fault_in_callee_of_loop(void)
{
	for (int i = 0; i < 10; i++)
		check(i);
	return 0;
}

int fault_default_of_switch(void)
{
	switch (zero) {
	case 1:
		return 1;
	default:
		abort(); // FAULT
	}
}

int fault_function_pointer(void)
{
	void (*f)(void) = abort;

	f(); // FAULT
	return 0;
}

int fault_conditional(void)
{
	return zero ? 1 : (abort(), 2); // FAULT
}

int fault_short_circuit(void)
{
	return !zero && ({ __builtin_trap(); 1; }); // FAULT
}

int fault_builtin_abort(void)
{
	if (!zero)
		__builtin_abort(); // FAULT
	return 0;
}

static void stop(int *p)
{
	assert(*p == 0); // FAULT
}

int fault_in_cleanup(void)
{
	int n __attribute__((cleanup(stop))) = 1;

	return 0;
}

int fault_after_output(void)
{
	puts("printed before");
	fputs("and this", stderr);
	abort(); // FAULT
}

int fault_assert_of_pointer(void)
{
	void *p = NULL;

	assert(p && "a text"); // FAULT
	return 0;
}

int fine_assert_holds(void)
{
	assert(zero == 0);
	assert(1 + 1 == 2 && "arithmetic");
	return 0;
}

int fine_dead_branch(void)
{
	if (zero)
		abort();
	return zero && (abort(), 1);
}

int fine_bug_on(void)
{
	BUG_ON(zero);
	return 0;
}
