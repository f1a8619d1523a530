/* Elements of an array of structures swapped and shifted. */
#include <stdio.h>

struct item { char key; int weight; };

int main(void)
{
	struct item v[5] = { { 'd', 4 }, { 'a', 1 }, { 'e', 5 }, { 'b', 2 }, { 'c', 3 } };

	for (int i = 1; i < 5; i++) {
		struct item x = v[i];
		int k = i;

		for (; k && v[k - 1].weight > x.weight; k--)
			v[k] = v[k - 1];
		v[k] = x;
	}
	for (int i = 0; i < 5; i++)
		putchar(v[i].key);
	putchar('\n');
	return 0;
}
