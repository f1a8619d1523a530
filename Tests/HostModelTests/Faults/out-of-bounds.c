/* Accesses outside the object that a pointer points into. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct s { int n; char name[4]; };
struct flexible { int n; short v[]; };

int fault_one_past_the_end(void)
{
	int v[3] = { 1, 2, 3 }, i = 3; // ALLOCATED

	return v[i]; // FAULT
}

int fault_before_the_start(void)
{
	char *p = malloc(4); // ALLOCATED

	return p[-1]; // FAULT
}

static int global[5]; // ALLOCATED

int fault_global(void)
{
	int i;

	for (i = 0; i <= 5; i++)
		global[i] = i; // FAULT
	return 0;
}

static int sum(const int *v, int n)
{
	int s = 0;

	while (n--)
		s += *v++; // FAULT
	return s;
}

int fault_callee_walks_too_far(void)
{
	int v[2] = { 1, 2 }; // ALLOCATED

	return sum(v, 3);
}

int fault_memcpy(void)
{
	char from[4] = "abc", to[8]; // ALLOCATED

	memcpy(to, from, 5); // FAULT
	return 0;
}

int fault_memset(void)
{
	struct s s = { 0 }; // ALLOCATED

	memset(&s, 0, sizeof(s) + 1); // FAULT
	return 0;
}

int fault_strcpy(void)
{
	char to[4] = ""; // ALLOCATED

	strcpy(to, "four"); // FAULT
	return 0;
}

int fault_sprintf(void)
{
	char *b = malloc(6); // ALLOCATED

	sprintf(b, "%d", 123456); // FAULT
	return 0;
}

int fault_missing_zero(void)
{
	char text[3] = "abc"; // ALLOCATED

	return strlen(text); // FAULT
}

int fault_flexible_array(void)
{
	struct flexible *f = calloc(1, sizeof(*f) + 3 * sizeof(f->v[0])); // ALLOCATED

	f->v[2] = 1;
	f->v[3] = 1; // FAULT
	return 0;
}

int fault_larger_type(void)
{
	char *p = calloc(1, 6); // ALLOCATED

	return *(long long *)p; // FAULT
}

int fault_last_bytes(void)
{
	char *p = calloc(1, 6); // ALLOCATED

	return *(int *)(p + 3); // FAULT
}

int fault_structure_in_short_memory(void)
{
	struct s *s = malloc(sizeof(*s) - 1), t = { 1 }; // ALLOCATED

	*s = t; // FAULT
	return 0;
}

int fault_two_dimensions(void)
{
	int m[2][3] = { }; // ALLOCATED

	return m[2][0]; // FAULT
}

int fault_shrunk(void)
{
	int *p = malloc(16);

	p[0] = 1;
	p = realloc(p, 4); // ALLOCATED
	p[1] = 2; // FAULT
	return 0;
}

int fault_nothing_allocated(void)
{
	char *p = malloc(0); // ALLOCATED

	*p = 0; // FAULT
	return 0;
}

int fault_scalar(void)
{
	int n = 1, *p = &n; // ALLOCATED

	return p[1]; // FAULT
}

int fine_one_past_the_end_compared(void)
{
	int v[3] = { 1, 2, 3 }, s = 0;

	for (int *p = v; p != v + 3; p++)
		s += *p;
	return s - 6;
}

struct node { struct node *next; };
struct entry { long key; struct node node; };

int fine_entry_of_a_list_head(void)
{
	struct node head = { &head };
	struct entry *e = (struct entry *)((char *)head.next - offsetof(struct entry, node));

	return &e->node != &head;
}

int fine_address_past_the_end(void)
{
	int v[3];

	return &v[3] - v != 3;
}

int fine_rows_of_a_matrix_as_one(void)
{
	int m[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } }, *p = &m[0][0];

	return p[5] - 6;
}

int fine_before_and_back(void)
{
	int v[3] = { 1, 2, 3 }, *p = v - 1;

	return p[1] - 1;
}

int fine_strnlen(void)
{
	char text[3] = "abc";

	return strnlen(text, 3) - 3;
}

int fault_memset_written_late(void)
{
	struct s s; // ALLOCATED

	memset(&s, 0, sizeof(s) + 1); // FAULT
	return 0;
}

int fault_strcpy_written_late(void)
{
	char to[4]; // ALLOCATED

	strcpy(to, "four"); // FAULT
	return 0;
}

int fault_sprintf_written_late(void)
{
	char b[6]; // ALLOCATED

	sprintf(b, "%d", 123456); // FAULT
	return 0;
}

static int behind(int n) // ALLOCATED
{
	int *p = &n;

	return p[1]; // FAULT
}

int fault_parameter(void)
{
	return behind(3);
}

static int behind_copy(int a, struct s s) // ALLOCATED
{
	return (&s)[a].n; // FAULT
}

int fault_parameter_by_value(void)
{
	struct s s = { 1, "abc" };

	return behind_copy(1, s);
}

int fault_printf_string(void)
{
	char text[3] = { 'a', 'b', 'c' }; // ALLOCATED

	return printf("%s\n", text); // FAULT
}

int fault_string_ends_nowhere(void)
{
	char text[3] = "abc"; // ALLOCATED

	return strlen(text); // FAULT
}
