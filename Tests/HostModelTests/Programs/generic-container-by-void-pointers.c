/* A vector of elements of any size, in bytes. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vec { char *data; size_t size, count, room; };

static void *push(struct vec *v, const void *element)
{
	if (v->count == v->room) {
		v->room = v->room * 2 + 1;
		v->data = realloc(v->data, v->room * v->size);
	}
	return memcpy(v->data + v->size * v->count++, element, v->size);
}

struct pair { char key; long long value; };

int main(void)
{
	struct vec a = { .size = sizeof(struct pair) }, b = { .size = sizeof(char *) };
	long long sum = 0;

	for (int i = 0; i < 9; i++) {
		struct pair p = { 'a' + i, i * 1000000007LL };
		char *s = &"abcdefghi"[i];

		push(&a, &p);
		push(&b, &s);
	}
	for (size_t i = 0; i < a.count; i++)
		sum += ((struct pair *)a.data)[i].value * (*((char **)b.data)[i] == ((struct pair *)a.data)[i].key);
	printf("%lld %d\n", sum, (int)a.room);
	free(a.data);
	free(b.data);
	return 0;
}
