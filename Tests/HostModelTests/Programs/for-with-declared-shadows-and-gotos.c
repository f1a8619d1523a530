/* Shadowed variables keep their values across jumps. */
#include <stdio.h>

int main(void)
{
	int i = 100, s = 0;
	for (int i = 0; i < 3; i++) { int i = 7; s += i; if (s > 10) goto out; }
out:
	printf("%d %d\n", i, s);
	{ int i = i = 5; s += i; }
	for (int i = 0, j = ({ int i = 4; i * 2; }); i < j; i += 3) { s += i; { extern int printf(const char *, ...); printf("%d ", i); } }
	printf("%d\n", s);
	while (s-- > 30) { static int k; int i = k++; if (i > 2) break; s -= i; }
	printf("%d\n", s);
	if ((i = 3) && (s = i--, i)) { int s = i; i += s; }
	printf("%d %d\n", i, s);
	return 0;
}
