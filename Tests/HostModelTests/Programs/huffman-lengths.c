/* Code lengths by joining the two lightest. */
#include <stdio.h>

int main(void)
{
	static const char text[] = "abracadabra alakazam";
	struct { int weight, parent; } node[64] = { };
	int n = 0, last, symbols, bits = 0, count[128] = { };

	for (const char *p = text; *p; p++)
		count[(unsigned char)*p]++;
	for (int c = 0; c < 128; c++)
		if (count[c])
			node[n++].weight = count[c];
	symbols = last = n;
	for (int k = 0; k < symbols - 1; k++, last++) {
		int a = -1, b = -1;

		for (int i = 0; i < last; i++) {
			if (node[i].parent)
				continue;
			if (a < 0 || node[i].weight < node[a].weight)
				b = a, a = i;
			else if (b < 0 || node[i].weight < node[b].weight)
				b = i;
		}
		node[last].weight = node[a].weight + node[b].weight;
		node[a].parent = node[b].parent = last;
	}
	for (int i = 0; i < symbols; i++)
		for (int k = i; node[k].parent; k = node[k].parent)
			bits += node[i].weight;
	printf("%d %d\n", symbols, bits);
	return 0;
}
