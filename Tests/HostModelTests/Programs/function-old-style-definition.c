/* Parameters declared between the list and the body. */
#include <stdio.h>

static int area(w, h, scale)
	int w;
	short h;
	char scale;
{
	return w * h * scale;
}

static char *pick(which, a, b)
	char *a, *b;
{
	return which ? a : b;
}

int main(void)
{
	printf("%d %s %s\n", area(3, 4, 258 - 256), pick(0, "a", "b"), pick(1, "a", "b"));
	return 0;
}
