/* Variables used after their block or call ended. */
#include <stdlib.h>
#include <string.h>

struct s { int n, v[4]; };

static int *local(void)
{
	int n = 5, *p = &n; // ALLOCATED

	return p;
}

int fault_local_of_a_call(void)
{
	int *p = local();

	return *p; // FAULT
}

static int *another(void)
{
	int n = 6, *p = &n; // ALLOCATED

	return p;
}

int fault_written(void)
{
	*another() = 3; // FAULT
	return 0;
}

static struct s *structure(int n)
{
	struct s s = { n }, *p = &s; // ALLOCATED

	return p;
}

int fault_structure(void)
{
	return structure(4)->n; // FAULT
}

static char *text(void)
{
	char buffer[8] = "gone", *p = buffer + 1; // ALLOCATED

	return p;
}

int fault_strlen(void)
{
	return strlen(text()); // FAULT
}

int fault_former_round(void)
{
	int *p = NULL, sum = 0;

	for (int i = 0; i < 3; i++) {
		int n = i; // ALLOCATED

		if (p)
			sum += *p; // FAULT
		p = &n;
	} // FREED
	return sum;
}

static void leave(struct s **out)
{
	struct s array[3] = { }; // ALLOCATED

	*out = &array[1];
}

int fault_element_of_an_array(void)
{
	struct s *s;

	leave(&s);
	s->v[2] = 1; // FAULT
	return 0;
}

static void copy_out(char *to, const char *from)
{
	memcpy(to, from, 4); // FAULT
}

static const char *chars(void)
{
	char c[4] = "abc"; // ALLOCATED

	return (const char *)(__UINTPTR_TYPE__)c;
}

int fault_memcpy_in_callee(void)
{
	char to[4];

	copy_out(to, chars());
	return 0;
}

struct handle { int *inside; };

static struct handle wrap(void)
{
	int n = 3; // ALLOCATED

	return (struct handle) { &n };
}

int fault_inside_a_returned_structure(void)
{
	struct handle h = wrap();

	return h.inside[0]; // FAULT
}

static struct s *literal(int n)
{
	struct s *p = &(struct s) { n, { n } }; // ALLOCATED

	return p;
}

int fault_compound_literal_of_a_call(void)
{
	return literal(2)->v[0]; // FAULT
}

static int *registered;

static void listen(int n)
{
	int seen = n; // ALLOCATED

	registered = &seen;
}

int fault_kept_in_a_global(void)
{
	listen(3);
	return ++*registered; // FAULT
}

static int *level(int n)
{
	int mine = n, *p = &mine; // ALLOCATED

	return n ? level(n - 1) : p;
}

int fault_deepest_of_a_recursion(void)
{
	return *level(4); // FAULT
}

static int deeper(int n, int *kept_one)
{
	int mine = n;

	if (n == 3)
		return deeper(n - 1, &mine);
	return *kept_one - 3;
}

int fine_caller_still_runs(void)
{
	return deeper(3, NULL);
}

int fine_compared(void)
{
	return local() == NULL;
}

int fine_static(void)
{
	int *p;

	{
		static int n = 3;

		p = &n;
	}
	return *p - 3;
}

int fine_returned_by_value(void)
{
	struct s s = *&(struct s) { 1, { 2 } };

	return s.n + s.v[0] - 3;
}

int fault_inner_block(void)
{
	int *p;

	{
		int n = 7; // ALLOCATED

		p = &n;
	} // FREED
	return *p; // FAULT
}

int fault_loop_variable(void)
{
	int *p = NULL;

	for (int i = 0; i < 3; i++) // ALLOCATED
		p = &i; // FREED
	return *p; // FAULT
}

int fault_statement_expression(void)
{
	int *p = ({ int n = 4; &n; }); // ALLOCATED FREED

	return *p; // FAULT
}

static void *allocated(void)
{
	return __builtin_alloca(16); // ALLOCATED
}

int fault_alloca(void)
{
	return *(char *)memset(allocated(), 0, 4); // FAULT
}
