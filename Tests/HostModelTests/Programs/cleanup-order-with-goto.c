/* goto out of blocks runs the cleanups of the blocks it leaves. */
#include <stdio.h>

static void say(const char **p)
{
	printf("-%s ", *p);
}
#define SCOPED(n, t) const char *n __attribute__((cleanup(say))) = t

static int f(int n)
{
	SCOPED(a, "a");
	{
		SCOPED(b, "b");
		if (n == 1)
			goto out;
		{
			SCOPED(c, "c");
			if (n == 2)
				goto out;
			if (n == 3)
				goto inner;
			printf("deep ");
		}
inner:
		printf("inner ");
	}
out:
	printf("out ");
	return n;
}

int main(void)
{
	for (int i = 1; i <= 4; i++) {
		f(i);
		puts("");
	}
	return 0;
}
