/* Two tables of dynamic programming. */
#include <stdio.h>

#define MAX(a, b) ((a) > (b) ? (a) : (b))

int main(void)
{
	static const int weight[] = { 3, 4, 5, 9, 4 }, value[] = { 3, 4, 4, 10, 4 };
	static const char a[] = "interpreter", b[] = "printer";
	int best[12] = { 0 };
	short t[sizeof(a)][sizeof(b)] = { };

	for (int i = 0; i < 5; i++)
		for (int w = 11; w >= weight[i]; w--)
			best[w] = MAX(best[w], best[w - weight[i]] + value[i]);
	for (unsigned i = 1; i < sizeof(a); i++)
		for (unsigned k = 1; k < sizeof(b); k++)
			t[i][k] = a[i - 1] == b[k - 1] ? t[i - 1][k - 1] + 1 : MAX(t[i - 1][k], t[i][k - 1]);
	printf("%d %d\n", best[11], t[sizeof(a) - 1][sizeof(b) - 1]);
	return 0;
}
