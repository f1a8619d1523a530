/* Values read before anybody wrote them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct s { int n; char c; struct { short a, b; } in; unsigned bits : 5; };

int fault_local(void)
{
	int n; // ALLOCATED

	return n; // FAULT
}

int fault_one_branch_forgot(void)
{
	int n; // ALLOCATED

	for (int i = 0; i < 3; i++)
		if (i == 5)
			n = i;
	if (n > 3) // FAULT
		return 1;
	return 0;
}

int fault_memory(void)
{
	int *p = malloc(sizeof(*p)); // ALLOCATED

	return *p; // FAULT
}

static int read_it(const int *p)
{
	return *p + 1;
}

int fault_compound_assignment(void)
{
	int sum; // ALLOCATED

	for (int i = 0; i < 3; i++)
		sum += i; // FAULT
	return sum;
}

int fault_increment(void)
{
	unsigned char c; // ALLOCATED

	c++; // FAULT
	return 0;
}

int fault_passed_on(void)
{
	int *p, n = 4; // ALLOCATED

	if (n == 5)
		p = &n;
	return read_it(p); // FAULT
}

int fault_grown_memory(void)
{
	char *p = calloc(1, 4);

	p = realloc(p, 8); // ALLOCATED
	return p[3] + p[4]; // FAULT
}

int fault_switch(void)
{
	int kind; // ALLOCATED

	switch (kind) { // FAULT
	case 0:
		return 1;
	}
	return 0;
}

int fault_index(void)
{
	static const int v[4];
	int i; // ALLOCATED

	return v[i]; // FAULT
}

int fault_field(void)
{
	struct s *s = malloc(sizeof(*s)); // ALLOCATED

	s->n = 1;
	s->in.a = 2;
	return s->in.b; // FAULT
}

int fault_memcmp(void)
{
	char *a = malloc(4); // ALLOCATED

	a[0] = 'a';
	return memcmp("abc", a, 2); // FAULT
}

int fault_string(void)
{
	char *text = malloc(4); // ALLOCATED

	memset(text, 'a', 2);
	return strlen(text); // FAULT
}

int fault_copied_bytes(void)
{
	int *v = malloc(8);
	int *w = malloc(8); // ALLOCATED

	v[0] = 1;
	memcpy(w, v, 8);
	return w[1]; // FAULT
}

int fine_static(void)
{
	static int n;
	static struct s s;

	return n + s.in.a;
}

int fine_rest_of_an_initialiser(void)
{
	int v[10] = { 1 };
	struct s s = { .n = 1 };

	return v[9] + s.in.b + s.bits;
}

int fine_structure_with_holes_copied(void)
{
	struct s a, b;

	a.n = 0;
	b = a;
	return b.n;
}

int fine_written_through_a_pointer(void)
{
	int n, *p = &n;

	*p = 0;
	return n;
}

int fine_sizeof(void)
{
	int n;

	return sizeof(n) - 4;
}

int fine_zeroed(void)
{
	int v[4], *p = calloc(2, sizeof(*p));

	memset(v, 0, sizeof(v));
	return v[3] + p[1];
}

int fault_field_written_late(void)
{
	struct s s; // ALLOCATED

	s.n = 1;
	return s.in.b; // FAULT
}

int fault_element(void)
{
	int v[4]; // ALLOCATED

	for (int i = 0; i < 3; i++)
		v[i] = i;
	return v[3]; // FAULT
}

int fault_copied_structure(void)
{
	struct s a, b; // ALLOCATED

	a.n = 1;
	b = a;
	return b.c; // FAULT
}

int fault_copied_bytes_written_late(void)
{
	int v[2], w[2]; // ALLOCATED

	v[0] = 1;
	memcpy(w, v, sizeof(w));
	return w[1]; // FAULT
}

int fault_memcmp_written_late(void)
{
	char a[4], b[4] = "abc"; // ALLOCATED

	a[0] = 'a';
	return memcmp(b, a, 2); // FAULT
}

int fault_string_written_late(void)
{
	char text[4]; // ALLOCATED

	text[0] = 'a';
	return strlen(text); // FAULT
}

int fault_bit_field(void)
{
	struct s s; // ALLOCATED

	s.n = 1;
	return s.bits; // FAULT
}

int fault_half_written(void)
{
	union { int n; short half; } u; // ALLOCATED

	u.half = 1;
	return u.n; // FAULT
}

int fault_copied_into_zeros(void)
{
	int from[2], *to = calloc(2, sizeof(*to)); // ALLOCATED

	from[0] = 1;
	memcpy(to, from, sizeof(from));
	return to[1]; // FAULT
}

static struct s kept; // ALLOCATED

int fault_assigned_to_a_static(void)
{
	struct s s;

	s.n = 1;
	kept = s;
	return kept.c; // FAULT
}

static int add(int a, const int *b)
{
	return a + b[1]; // FAULT
}

int fault_in_callee(void)
{
	int v[2]; // ALLOCATED

	v[0] = 1;
	return add(1, v);
}

int fault_puts(void)
{
	char text[4]; // ALLOCATED

	return puts(text); // FAULT
}

int fault_printf_string(void)
{
	char text[4]; // ALLOCATED

	text[0] = 'a';
	return printf("%d %s\n", 1, text); // FAULT
}

int fault_printf_precision(void)
{
	char *text = malloc(4); // ALLOCATED

	text[0] = 'a';
	return printf("%.*s\n", 2, text); // FAULT
}

int fault_format(void)
{
	char format[4]; // ALLOCATED

	format[0] = 'a';
	return printf(format); // FAULT
}

int fine_printf_precision(void)
{
	char *text = malloc(4);

	text[0] = 'a';
	return printf("%.*s", 1, text) - 1;
}

int fine_rest_of_zeros(void)
{
	int from, *to = calloc(3, sizeof(*to));

	memcpy(to + 1, &from, sizeof(from));
	to[1] = 0;
	return to[0] + to[1] + to[2];
}

int fine_copied_into_zeros_and_written(void)
{
	struct s s, *to = calloc(1, sizeof(*to));

	s.n = 0;
	*to = s;
	to->c = 0;
	return to->n + to->c;
}
