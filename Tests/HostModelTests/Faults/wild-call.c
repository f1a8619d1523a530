/* Calls through pointers that lead to no function. */
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef int (*fn)(void);
struct ops { fn open, close; };

static int five(void)
{
	return 5;
}

int fault_number(void)
{
	return ((fn)0x1234567)(); // FAULT
}

int fault_data(void)
{
	static int data[4];
	fn f = (fn)data;

	return f(); // FAULT
}

int fault_string(void)
{
	fn f = (fn)"code";

	return f(); // FAULT
}

int fault_memory(void)
{
	void *p = malloc(16);

	return ((fn)p)(); // FAULT
}

int fault_local(void)
{
	int n = 3;

	return (*(fn)&n)(); // FAULT
}

int fault_behind_the_start(void)
{
	fn f = (fn)((uintptr_t)five + 1);

	return f(); // FAULT
}

int fault_poisoned_table(void)
{
	struct ops ops = { five, five };

	memset(&ops.close, 0x6b, sizeof(ops.close));
	return ops.open() + ops.close(); // FAULT
}

static int run(const struct ops *ops)
{
	return ops->close(); // FAULT
}

int fault_error_pointer_in_callee(void)
{
	struct ops ops = { five, (fn)-14L };

	return run(&ops);
}

int fault_union(void)
{
	union { uintptr_t n; fn f; } u = { 0xfeedbeef };

	return u.f(); // FAULT
}

int fault_goto_nowhere(void)
{
	void *p = (void *)five;

	goto *p; // FAULT
out:
	return p == &&out;
}

static int last(int n, ...)
{
	va_list ap;
	int r = 0;

	va_start(ap, n);
	while (n--)
		r = va_arg(ap, int); // FAULT
	va_end(ap);
	return r;
}

int fault_more_arguments_than_given(void)
{
	return last(3, 1, 2);
}

int fault_all_ones(void)
{
	fn table[2] = { five, (fn)-1L };
	int r = 0;

	for (int i = 0; i < 2; i++)
		r += table[i](); // FAULT
	return r;
}

int fine_cast_and_back(void)
{
	void *p = (void *)five;
	uintptr_t n = (uintptr_t)p;

	return ((fn)p)() + ((fn)n)() - 10;
}

int fine_copied_table(void)
{
	struct ops a = { five, five }, b;

	memcpy(&b, &a, sizeof(b));
	return b.close() - 5;
}

int fine_compared_with_null(void)
{
	static struct ops ops = { five };

	return ops.close ? 1 : ops.open() - 5;
}
