/* Colours in the low bits of parent pointers, as rbtrees keep them. */
#include <stddef.h>
#include <stdio.h>

struct rb { unsigned long parent_color; struct rb *child; } __attribute__((aligned(sizeof(long))));
#define parent(n) ((struct rb *)((n)->parent_color & ~3UL))
#define color(n) ((n)->parent_color & 1)

int main(void)
{
	struct rb a = { 1 }, b;

	b.parent_color = (unsigned long)&a | 0;
	printf("%d %d %d\n", parent(&b) == &a, (int)color(&b), (int)color(parent(&b)));
	b.parent_color |= 1;
	parent(&b)->parent_color &= ~1UL;
	printf("%d %d %d\n", (int)color(&b), (int)color(&a), parent(&a) == NULL);
	return 0;
}
