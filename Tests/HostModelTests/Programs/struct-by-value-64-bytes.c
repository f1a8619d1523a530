/* A structure passed, changed by the callee alone, returned, assigned and put in an array. */
#include <stdio.h>
#include <string.h>

struct s {
	unsigned char a[64];
};

static unsigned sum(struct s s)
{
	const unsigned char *p = (const unsigned char *)&s.a;
	unsigned r = 0;

	for (unsigned i = 0; i < sizeof(s.a); i++)
		r = r * 7 + p[i];
	return r;
}

static struct s changed(struct s s, int by)
{
	memset(&s.a, by, sizeof(s.a));
	return s;
}

int main(void)
{
	struct s s, t[3];

	memset(&s, 0x11, sizeof(s));
	t[0] = changed(s, 5);
	t[1] = changed(t[0], -1);
	t[2] = t[1];
	t[1] = s;
	for (int i = 0; i < 3; i++)
		printf("%u ", sum(t[i]));
	printf("%u %d\n", sum(s), (int)sizeof(s));
	printf("%u\n", sum(changed(changed(s, 9), 3)) + (unsigned)sizeof(changed(s, 1).a));
	return 0;
}
