/* Each round of a loop has an array of its own length. */
#include <stdio.h>
#include <string.h>

static int rounds(int n)
{
	int sum = 0;

	for (int i = 1; i <= n; i++) {
		char line[i];

		memset(line, i, sizeof(line));
		sum += line[i - 1] + sizeof(line);
		if (i == 3)
			continue;
		sum++;
	}
	return sum;
}

static int back(int n)
{
	int sum = 0;

again:
	{
		int v[n];

		v[n - 1] = n;
		sum += v[n - 1];
		if (--n > 0)
			goto again;
	}
	return sum;
}

static int inner(int n)
{
	char own[n + 1];

	own[n] = n;
	return (n > 0 ? inner(n - 1) : 0) + own[n];
}

int main(void)
{
	int within = ({ int q[4 + rounds(1)]; q[0] = 3; q[0] + (int)sizeof(q); });

	printf("%d %d %d %d\n", rounds(6), back(4), inner(5), within);
	return 0;
}
