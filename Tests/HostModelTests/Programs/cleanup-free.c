/* __free() in the manner of the kernel, with no_free_ptr(). */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

static int freed;

static void free_int(int **p)
{
	if (*p) {
		freed++;
		free(*p);
	}
}
#define __free(n) __attribute__((cleanup(free_##n)))
#define no_free_ptr(p) ({ __auto_type p_ = (p); (p) = NULL; p_; })

static int *make(int n)
{
	int *p __free(int) = malloc(sizeof(*p));

	if (n < 0)
		return NULL;
	*p = n;
	return no_free_ptr(p);
}

int main(void)
{
	int *a = make(5), *b = make(-1);

	printf("%d %d %d\n", *a, b == NULL, freed);
	free(a);
	return freed;
}
