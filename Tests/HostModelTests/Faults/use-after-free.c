/* Memory used after it was given back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct s { int n; struct s *next; char name[8]; int v[4]; unsigned bits : 3; };

int fault_read(void)
{
	int *p = malloc(sizeof(*p)); // ALLOCATED

	*p = 3;
	free(p); // FREED
	return *p; // FAULT
}

int fault_write(void)
{
	int *p = calloc(4, sizeof(*p)); // ALLOCATED

	free(p); // FREED
	p[2] = 1; // FAULT
	return 0;
}

int fault_field(void)
{
	struct s *s = calloc(1, sizeof(*s)); // ALLOCATED

	free(s); // FREED
	return s->n; // FAULT
}

static void release(struct s *s)
{
	free(s); // FREED
}

static int show(const struct s *s)
{
	return s->v[1]; // FAULT
}

int fault_freed_and_used_by_callees(void)
{
	struct s *s = calloc(1, sizeof(*s)); // ALLOCATED

	release(s);
	return show(s);
}

int fault_list_freed_while_walked(void)
{
	struct s *head = NULL, *s;

	for (int i = 0; i < 3; i++) {
		s = malloc(sizeof(*s)); // ALLOCATED
		s->next = head;
		head = s;
	}
	for (s = head; s; s = s->next) // FAULT
		free(s); // FREED
	return 0;
}

int fault_second_pointer(void)
{
	char *p = malloc(8), *q = p + 4; // ALLOCATED

	memset(p, 'a', 8);
	free(p); // FREED
	return *q; // FAULT
}

int fault_after_realloc(void)
{
	int *p = malloc(8), *q; // ALLOCATED

	p[0] = 1;
	q = realloc(p, 800); // FREED
	q[1] = 2;
	return p[0] + q[1]; // FAULT
}

int fault_memcpy(void)
{
	char *p = calloc(1, 8), to[8]; // ALLOCATED

	free(p); // FREED
	memcpy(to, p, 4); // FAULT
	return 0;
}

int fault_strcpy(void)
{
	char *p = malloc(8); // ALLOCATED

	strcpy(p, "name");
	free(p); // FREED
	strcpy(p, "gone"); // FAULT
	return 0;
}

int fault_printed(void)
{
	char *p = calloc(1, 4); // ALLOCATED

	free(p); // FREED
	puts(p); // FAULT
	return 0;
}

static struct s *kept;

int fault_kept_in_a_global(void)
{
	struct s *s = calloc(1, sizeof(*s)); // ALLOCATED

	kept = s;
	kept->n = 4;
	free(s); // FREED
	return kept->n; // FAULT
}

int fault_bit_field(void)
{
	struct s *s = calloc(1, sizeof(*s)); // ALLOCATED

	free(s); // FREED
	s->bits = 1; // FAULT
	return 0;
}

int fault_structure_copied(void)
{
	struct s *s = calloc(1, sizeof(*s)), t; // ALLOCATED

	free(s); // FREED
	t = *s; // FAULT
	return t.n;
}

int fault_new_memory_is_another(void)
{
	int *p = malloc(16), *q; // ALLOCATED

	free(p); // FREED
	q = malloc(16);
	q[0] = 1;
	return p[0]; // FAULT
}

int fine_compared_after_free(void)
{
	char *p = malloc(4), *q = p;

	free(p);
	return p != q;
}

int fine_list_freed_safely(void)
{
	struct s *head = NULL, *s, *next;

	for (int i = 0; i < 3; i++) {
		s = malloc(sizeof(*s));
		s->next = head;
		head = s;
	}
	for (s = head; s; s = next) {
		next = s->next;
		free(s);
	}
	return 0;
}

int fine_read_before_free(void)
{
	int *p = calloc(1, sizeof(*p)), n = *p;

	free(p);
	p = &n;
	return *p;
}
