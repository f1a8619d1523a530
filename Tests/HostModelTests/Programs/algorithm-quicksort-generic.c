/* Sorting of any elements by a comparison function. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static void swap(char *a, char *b, size_t n)
{
	while (n--) {
		char t = *a;

		*a++ = *b;
		*b++ = t;
	}
}

static void sort(void *base, size_t n, size_t size, int (*cmp)(const void *, const void *))
{
	char *v = base;
	size_t last = 0;

	if (n < 2)
		return;
	swap(v, v + n / 2 * size, size);
	for (size_t i = 1; i < n; i++)
		if (cmp(v + i * size, v) < 0)
			swap(v + ++last * size, v + i * size, size);
	swap(v, v + last * size, size);
	sort(v, last, size, cmp);
	sort(v + (last + 1) * size, n - last - 1, size, cmp);
}

struct person { char name[6]; short age; };

static int by_age(const void *a, const void *b)
{
	return ((const struct person *)a)->age - ((const struct person *)b)->age;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

int main(void)
{
	struct person p[] = { { "carl", 30 }, { "anna", 52 }, { "dora", 7 }, { "bert", 41 } };

	sort(p, 4, sizeof(*p), by_age);
	for (int i = 0; i < 4; i++)
		printf("%s ", p[i].name);
	sort(p, 4, sizeof(*p), by_name);
	for (int i = 0; i < 4; i++)
		printf("%d ", p[i].age);
	puts("");
	return 0;
}
