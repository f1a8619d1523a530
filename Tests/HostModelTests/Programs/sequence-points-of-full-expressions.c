/* Effects are done at each comma, && and ?. */
#include <stdio.h>

int main(void)
{
	int i = 1, v[5] = { 0, 1, 2, 3, 4 };
	int a = (i++, v[i]), b = i++ && v[i], c = i-- ? v[i] : -1;

	printf("%d %d %d %d\n", a, b, c, i);
	i = (i = 4, i + 1);
	i += i > 3 ? 0 : 5, i *= 2;
	printf("%d\n", i);
	return 0;
}
