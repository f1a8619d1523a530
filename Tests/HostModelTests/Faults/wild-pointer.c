/* Pointers that point to no object at all. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct s { int n; struct s *next; };

static void *error(long e)
{
	return (void *)e;
}

int fault_made_of_a_number(void)
{
	return *(int *)0xdead0000; // FAULT
}

int fault_error_pointer(void)
{
	struct s *s = error(-12);

	return s->n; // FAULT
}

int fault_member_behind_error_pointer(void)
{
	struct s *s = error(-22);

	s->next = NULL; // FAULT
	return 0;
}

int fault_poison(void)
{
	struct s s = { 1, (struct s *)0x6b6b6b6b };

	return s.next->n; // FAULT
}

int fault_code_read_as_data(void)
{
	unsigned char *p = (unsigned char *)error;

	return *p; // FAULT
}

int fault_code_written(void)
{
	int *p = (int *)&fault_poison;

	*p = 0; // FAULT
	return 0;
}

int fault_memcpy_to(void)
{
	int n = 5;

	memcpy(error(-5), &n, sizeof(n)); // FAULT
	return 0;
}

int fault_strlen(void)
{
	return strlen((char *)0x12345678); // FAULT
}

int fault_through_union(void)
{
	union { uintptr_t n; int *p; } u = { 0x10000 };

	*u.p = 1; // FAULT
	return 0;
}

int fault_all_ones(void)
{
	struct s s;

	memset(&s, 0xff, sizeof(s));
	return s.next->n; // FAULT
}

int fault_page_after_the_first(void)
{
	char *p = NULL;

	return p[4096]; // FAULT
}

static int walk(struct s *s)
{
	int n = 0;

	for (; s; s = s->next) // FAULT
		n++;
	return n;
}

int fault_list_ends_in_poison(void)
{
	struct s b = { 2, (struct s *)0x100100 }, a = { 1, &b };

	return walk(&a) - 2;
}

int fine_error_pointer_compared(void)
{
	struct s *s = error(-12);

	return (long)s != -12 || (unsigned long)s < (unsigned long)-4095;
}

int fine_number_and_back(void)
{
	struct s s = { 7 };
	uintptr_t n = (uintptr_t)&s;

	return ((struct s *)n)->n - 7;
}

int fine_arithmetic_on_a_number(void)
{
	char *p = (char *)0x1000;

	return (p + 16) - p != 16 || p + 1 < p;
}
