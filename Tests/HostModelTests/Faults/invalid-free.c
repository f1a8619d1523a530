/* What was never allocated is freed. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct s { int n; char *p; char name[8]; };

int fault_local(void)
{
	int n = 1; // ALLOCATED

	free(&n); // FAULT
	return 0;
}

static struct s global; // ALLOCATED

int fault_global(void)
{
	free(&global); // FAULT
	return 0;
}

int fault_string_literal(void)
{
	char *p = "text";

	free(p); // FAULT
	return 0;
}

int fault_middle(void)
{
	char *p = malloc(8); // ALLOCATED

	free(p + 4); // FAULT
	return 0;
}

int fault_moved_on(void)
{
	char *p = calloc(4, 1); // ALLOCATED

	while (p[0] == 0 && p[1] == 0)
		if (*++p == 0)
			break;
	free(p); // FAULT
	return 0;
}

int fault_member(void)
{
	struct s *s = malloc(sizeof(*s)); // ALLOCATED

	free(&s->name); // FAULT
	return 0;
}

static void drop(void *p)
{
	free(p); // FAULT
}

int fault_array_in_callee(void)
{
	char buffer[8] = ""; // ALLOCATED

	drop(buffer);
	return 0;
}

int fault_function(void)
{
	free((void *)drop); // FAULT
	return 0;
}

int fault_number(void)
{
	free((void *)0x12340); // FAULT
	return 0;
}

int fault_error_pointer(void)
{
	free((void *)-12L); // FAULT
	return 0;
}

int fault_static_local(void)
{
	static char buffer[16]; // ALLOCATED
	struct s s = { 0, buffer };

	free(s.p); // FAULT
	return 0;
}

int fault_one_past_the_end(void)
{
	int *p = malloc(8); // ALLOCATED

	free(p + 2); // FAULT
	return 0;
}

int fault_compound_literal(void)
{
	free(&(struct s) { 1 }); // ALLOCATED FAULT
	return 0;
}

int fine_first_member(void)
{
	struct s *s = malloc(sizeof(*s));

	free(&s->n);
	return 0;
}

int fine_away_and_back(void)
{
	char *p = malloc(4);

	p += 3;
	free(p - 3);
	return 0;
}

int fine_as_a_number(void)
{
	uintptr_t n = (uintptr_t)malloc(4);

	free((void *)n);
	return 0;
}

int fault_alloca(void)
{
	void *p = __builtin_alloca(4); // ALLOCATED

	free(p); // FAULT
	return 0;
}

static void drop_copy(int n) // ALLOCATED
{
	free(&n); // FAULT
}

int fault_parameter(void)
{
	drop_copy(3);
	return 0;
}

static void *leak_address(void)
{
	int n[4] = { 1 }; // ALLOCATED

	return n;
}

int fault_variable_that_is_gone(void)
{
	free(leak_address()); // FAULT
	return 0;
}

int fault_realloc_in_the_middle(void)
{
	char *p = malloc(8); // ALLOCATED

	p = realloc(p + 1, 16); // FAULT
	return 0;
}

int fault_realloc_of_a_local(void)
{
	char buffer[8] = "abc"; // ALLOCATED

	return realloc(buffer, 16) != NULL; // FAULT
}

int fine_realloc_moved_back(void)
{
	char *p = malloc(8);

	p[0] = 'a';
	p++;
	p = realloc(p - 1, 16);
	return p[0] - 'a';
}
