/* An element of a range of which a part is given anew keeps the rest only if the value is constant. */
#include <stdio.h>
struct p { int x, y, z; };
static struct p s1[] = { [0 ... 2] = { 1, 2, 3 }, [1].y = 5 };
static struct p s2[] = { [0] = { 1, 2, 3 }, [1] = { 1, 2, 3 }, [1].y = 5 };
static int m1[2][3] = { [0 ... 1] = { 1, 2, 3 }, [1][1] = 5 };
static struct { struct p p[2]; } s3 = { .p = { [0 ... 1] = { 1, 2, 3 } }, .p[1].y = 5 };
static struct p s4[] = { [0 ... 2] = { 1, 2, 3 }, [0].y = 5 };
static struct p s5[] = { [0 ... 2] = { 1, 2, 3 }, [2].y = 5 };
int main(void)
{
	int one = 1;
	struct p a1[] = { [0 ... 2] = { 1, 2, 3 }, [1].y = 5 };
	struct p a2[] = { [0 ... 2] = { one, 2, 3 }, [1].y = 5 };
	struct p a3[] = { [0 ... 2] = { 1, 2, 3 }, [1].y = one };
	int m2[2][3] = { [0 ... 1] = { 1, 2, 3 }, [1][1] = 5 };
	struct p a5[] = { [0 ... 2] = { one, 2, 3 }, [2].y = 5 };
	struct p a4[] = { [0 ... 2] = { one, 2, 3 }, [0].y = 5 };
#define P(a) for (int i = 0; i < sizeof(a)/sizeof(*a); i++) printf("%d,%d,%d ", a[i].x, a[i].y, a[i].z); puts(#a);
	P(s1) P(s2) P(s3.p) P(s4) P(s5) P(a1) P(a2) P(a3) P(a4) P(a5)
	for (int i = 0; i < 6; i++) printf("%d %d,", m1[i/3][i%3], m2[i/3][i%3]);
	return 0;
}
