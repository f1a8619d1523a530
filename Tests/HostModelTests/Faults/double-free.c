/* Memory freed twice. */
#include <stdlib.h>
#include <string.h>

struct s { struct s *next; char *name; };

int fault_twice_in_a_row(void)
{
	void *p = malloc(4); // ALLOCATED

	free(p); // FREED
	free(p); // FAULT
	return 0;
}

static void drop(struct s *s)
{
	free(s->name); // FREED
}

int fault_callee_and_caller(void)
{
	struct s s = { NULL, malloc(8) }; // ALLOCATED

	drop(&s);
	free(s.name); // FAULT
	return 0;
}

int fault_two_names(void)
{
	char *p = calloc(1, 4), *q = p; // ALLOCATED

	free(p); // FREED
	p = NULL;
	free(p);
	free(q); // FAULT
	return 0;
}

int fault_loop(void)
{
	void *v[3];

	for (int i = 0; i < 3; i++)
		v[i] = i == 2 ? v[0] : malloc(4); // ALLOCATED
	free(v[0]); // FREED
	free(v[1]);
	free(v[2]); // FAULT
	return 0;
}

int fault_error_path(void)
{
	char *p = malloc(4); // ALLOCATED
	int err = -5;

	if (err) {
		free(p); // FREED
		goto out;
	}
	return 0;
out:
	free(p); // FAULT
	return err;
}

int fault_structure_copied(void)
{
	struct s a = { NULL, malloc(3) }, b = a; // ALLOCATED

	free(a.name); // FREED
	free(b.name); // FAULT
	return 0;
}

int fault_after_realloc(void)
{
	char *p = malloc(4), *q; // ALLOCATED

	q = realloc(p, 40); // FREED
	q[0] = 1;
	free(p); // FAULT
	return 0;
}

int fault_through_bytes(void)
{
	void *p = malloc(4), *q; // ALLOCATED

	memcpy(&q, &p, sizeof(p));
	free(q); // FREED
	free(p); // FAULT
	return 0;
}

static void *global;

static void give_back(void)
{
	if (global)
		free(global); // FREED FAULT
}

int fault_same_line_twice(void)
{
	global = malloc(1); // ALLOCATED
	give_back();
	give_back();
	return 0;
}

static void free_char(char **p)
{
	free(*p); // FAULT
}

int fault_cleanup_after_free(void)
{
	char *p __attribute__((cleanup(free_char))) = malloc(4); // ALLOCATED

	free(p); // FREED
	return 0;
}

int fault_list_of_one_cell_twice(void)
{
	struct s *a = malloc(sizeof(*a)), *b = malloc(sizeof(*b)); // ALLOCATED
	struct s *order[] = { a, b, a };

	for (int i = 0; i < 3; i++)
		free(order[i]); // FREED FAULT
	return 0;
}

int fault_function_pointer(void)
{
	void (*f)(void *) = free;
	void *p = malloc(2); // ALLOCATED

	f(p); // FREED
	f(p); // FAULT
	return 0;
}

int fine_null_after_free(void)
{
	void *p = malloc(4);

	free(p);
	p = NULL;
	free(p);
	return 0;
}

int fine_new_memory_each_time(void)
{
	for (int i = 0; i < 4; i++) {
		void *p = malloc(8);

		free(p);
	}
	return 0;
}

int fine_realloc_of_null(void)
{
	char *p = realloc(NULL, 4);

	p[0] = 0;
	free(p);
	return 0;
}

int fault_realloc_of_freed(void)
{
	char *p = malloc(8); // ALLOCATED

	free(p); // FREED
	p = realloc(p, 16); // FAULT
	return 0;
}

int fault_tag_cleared(void)
{
	char *p = malloc(8); // ALLOCATED
	unsigned long tagged = (unsigned long)p | 1;

	free((char *)(tagged & ~1UL)); // FREED
	free(p); // FAULT
	return 0;
}
