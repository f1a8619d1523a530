/* A pointer as uintptr_t and back, with low bits used as tags. */
#include <stdint.h>
#include <stdio.h>

struct node { int value; } __attribute__((aligned(8)));

int main(void)
{
	static struct node n = { 77 };
	uintptr_t word = (uintptr_t)&n | 5;
	struct node *p = (struct node *)(word & ~(uintptr_t)7);

	printf("%d %d %d\n", p->value, (int)(word & 7), p == &n);
	word += 2;
	printf("%d\n", ((struct node *)(word - 7))->value);
	return 0;
}
