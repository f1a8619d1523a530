/* A member of a returned structure, an array element too. */
#include <stdio.h>

struct s { int n; char text[8]; struct { short v[2]; } in; };

static struct s make(int n)
{
	struct s s = { n, "texts", { { n + 1, n + 2 } } };

	s.text[4] = '0' + n;
	return s;
}

int main(void)
{
	printf("%d %d %c\n", make(3).n, make(4).in.v[1], make(5).text[4]);
	printf("%s\n", make(6).text);
	return 0;
}
