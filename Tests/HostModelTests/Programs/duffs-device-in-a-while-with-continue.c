/* Cases inside a loop, left by continue and break. */
#include <stdio.h>

static int f(int n)
{
	int s = 0, r = 3;

	switch (n & 3) {
		while (r > 0) {
	case 0: s += 1; if (s == 5) { r--; continue; }
	case 3: s += 10; if (s > 60) break;
	case 2: s += 100;
	case 1: r--;
		}
		s += 1000;
	}
	return s;
}

int main(void)
{
	for (int i = 0; i < 6; i++)
		printf("%d\n", f(i));
	return 0;
}
