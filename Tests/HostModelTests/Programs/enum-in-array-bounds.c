/* Enumerators as array sizes and designators. */
#include <stdio.h>

enum { RX, TX, IRQ, NR_KINDS };

static const char *const names[NR_KINDS] = { [TX] = "tx", [RX] = "rx", [IRQ] = "irq" };
static int count[NR_KINDS][NR_KINDS + 1];

int main(void)
{
	for (int i = RX; i < NR_KINDS; i++)
		printf("%s ", names[i]);
	printf("%d\n", (int)(sizeof(count) / sizeof(int)));
	return 0;
}
