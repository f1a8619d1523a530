/* return inside an expression leaves the function, whatever was half done. */
#include <stdio.h>

#define TRY(e) ({ int e_ = (e); if (e_ < 0) return e_; e_; })

static int step(int n)
{
	return n == 3 ? -7 : n;
}

static int sum(int n)
{
	int total = 0;

	for (int i = 0; i < n; i++)
		total = total + TRY(step(i)) * 2;
	return total;
}

int main(void)
{
	printf("%d %d %d\n", sum(0), sum(3), sum(4));
	return 0;
}
