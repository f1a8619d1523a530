/* Structures with a common beginning. */
#include <stdio.h>

struct head { int kind; };
struct circle { int kind, radius; };
struct rect { int kind; short w, h; };
union shape { struct head head; struct circle circle; struct rect rect; };

static int area(const union shape *s)
{
	switch (s->head.kind) {
	case 1: return 3 * s->circle.radius * s->circle.radius;
	case 2: return s->rect.w * s->rect.h;
	}
	return -1;
}

int main(void)
{
	union shape s[] = { { .circle = { 1, 5 } }, { .rect = { 2, 6, 7 } }, { .head = { 9 } } };

	for (int i = 0; i < 3; i++)
		printf("%d ", area(&s[i]));
	puts("");
	return 0;
}
