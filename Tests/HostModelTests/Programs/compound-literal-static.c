/* Outside functions a compound literal lives for ever. */
#include <stdio.h>

static int *const list = (int[]) { 5, 6, 7 };
static const struct { const char *name; const int *codes; } table[] = {
	{ "a", (const int[]) { 1, 2, -1 } },
	{ "b", (const int[]) { -1 } },
};

int main(void)
{
	list[1]++;
	printf("%d\n", list[0] + list[1] + list[2]);
	for (int i = 0; i < 2; i++) {
		int n = 0;

		while (table[i].codes[n] >= 0)
			n++;
		printf("%s%d ", table[i].name, n);
	}
	puts("");
	return 0;
}
