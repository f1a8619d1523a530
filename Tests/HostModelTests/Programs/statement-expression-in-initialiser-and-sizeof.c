/* Statement expressions in array initialisers, arguments and sizeof. */
#include <stdio.h>

int main(void)
{
	int i = 0;
	int v[] = { ({ i++; i * 10; }), ({ int k = i; for (; k < 5; k++) i++; i; }) };
	int n = sizeof(({ i = 100; (short)1; }));

	printf("%d %d %d %d\n", v[0], v[1], n, i);
	return 0;
}
