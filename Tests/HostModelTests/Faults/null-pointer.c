/* NULL followed in every way there is. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct in { int v[4]; char *name; };
struct s { int n; struct s *next; struct in in; const struct ops *ops; unsigned bits : 3; };
struct ops { int (*open)(struct s *); };

static struct s *nothing(void)
{
	return NULL;
}

static int get(struct s *s)
{
	return s->in.v[2]; // FAULT
}

int fault_field_in_callee(void)
{
	struct s *s = nothing();

	return get(s);
}

int fault_read(void)
{
	int *p = NULL;

	return *p; // FAULT
}

int fault_write(void)
{
	int *p = 0;

	*p = 5; // FAULT
	return 0;
}

int fault_second_link(void)
{
	struct s a = { .n = 1 };

	return a.next->n; // FAULT
}

int fault_end_of_list(void)
{
	struct s b = { .n = 2 }, a = { .n = 1, .next = &b }, *p = &a;
	int sum = 0;

	while (sum < 100) {
		sum += p->n; // FAULT
		p = p->next;
	}
	return sum;
}

int fault_array_element(void)
{
	int *v = NULL, i = 3;

	return v[i]; // FAULT
}

int fault_compound_assignment(void)
{
	struct s *s = nothing();

	s->in.v[1] += 4; // FAULT
	return 0;
}

int fault_increment(void)
{
	long *p = NULL;

	++*p; // FAULT
	return 0;
}

int fault_memcpy_from(void)
{
	char to[4];

	memcpy(to, nothing(), sizeof(to)); // FAULT
	return 0;
}

int fault_memset(void)
{
	memset(NULL, 0, 8); // FAULT
	return 0;
}

int fault_strlen_of_field(void)
{
	struct s s = { 0 };

	return strlen(s.in.name); // FAULT
}

int fault_zeroed_memory(void)
{
	struct s *s = calloc(1, sizeof(*s));

	return s->in.name[0]; // FAULT
}

int fault_structure_copied(void)
{
	struct s s = *nothing(); // FAULT

	return s.n;
}

int fault_structure_assigned(void)
{
	struct s s = { 0 };

	*nothing() = s; // FAULT
	return 0;
}

int fault_bit_field(void)
{
	return nothing()->bits; // FAULT
}

int fault_missing_ops(void)
{
	struct s s = { 0 };

	return s.ops->open(&s); // FAULT
}

int fault_null_function(void)
{
	static const struct ops ops;

	return ops.open(NULL); // FAULT
}

int fault_through_union(void)
{
	union { size_t n; char *p; } u = { 0 };

	return *u.p; // FAULT
}

int fault_in_condition(void)
{
	struct s *s = nothing();

	if (s || s->n == 3) // FAULT
		return 1;
	return 0;
}

int fine_address_of_member(void)
{
	struct s *s = NULL;

	return (size_t)&s->in.v[1] != offsetof(struct s, in.v[1]);
}

int fine_short_circuit(void)
{
	struct s *s = nothing();

	return s && s->n == 3;
}

int fine_sizeof(void)
{
	return sizeof(nothing()->in) != sizeof(struct in);
}

int fine_copy_of_nothing(void)
{
	memcpy(NULL, NULL, 0);
	memset(NULL, 5, 0);
	return 0;
}

int fine_free(void)
{
	free(NULL);
	free(nothing());
	return 0;
}
