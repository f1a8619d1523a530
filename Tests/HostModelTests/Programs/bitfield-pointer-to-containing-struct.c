/* A function that sets bits of a structure it is given, by masks and by name. */
#include <stdio.h>
#include <string.h>

struct flags { unsigned a : 1, b : 2, c : 5; unsigned char d : 4, e : 4; };

static void set(struct flags *f, int n)
{
	f->a = n & 1;
	f->b = n >> 1;
	f->c += n;
	f->d = f->e++;
}

int main(void)
{
	struct flags f;

	memset(&f, 0, sizeof(f));
	for (int i = 0; i < 20; i++)
		set(&f, i);
	printf("%d %d %d %d %d\n", f.a, f.b, f.c, f.d, f.e);
	return 0;
}
