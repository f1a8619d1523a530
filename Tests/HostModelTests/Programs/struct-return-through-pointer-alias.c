/* A call that assigns to the structure it reads. */
#include <stdio.h>

struct v { int x, y, z; };

static struct v cross(const struct v *a, const struct v *b)
{
	return (struct v) { a->y * b->z - a->z * b->y, a->z * b->x - a->x * b->z, a->x * b->y - a->y * b->x };
}

int main(void)
{
	struct v a = { 1, 2, 3 }, b = { 4, 5, 6 };

	a = cross(&a, &b);
	b = cross(&b, &a);
	printf("%d %d %d, %d %d %d\n", a.x, a.y, a.z, b.x, b.y, b.z);
	return 0;
}
