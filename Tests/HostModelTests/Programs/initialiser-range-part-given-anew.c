/* An element of a range of which a part is given anew keeps the rest only if the value is constant. */
#include <stdio.h>
struct p { int x, y; };
static struct p b1[] = { [1 ... 2] = { 1, 2 }, { 3 }, [2].y = 5 };
static struct p b2[] = { [1 ... 2] = { 1, 2 }, [2].y = 5 };
static struct p b3[] = { [1 ... 2] = { 1, 2 }, [2].y = 5, [0].x = 4 };
static struct p b4[] = { [1 ... 2] = { 1, 2 }, [0].x = 4, [2].y = 5 };
static struct p b5[] = { [1 ... 2] = { 1, 2 }, { 3 }, [1].y = 5 };
static struct p b6[] = { [1 ... 2] = { 1, 2 }, [2] = { 1, 2 }, [2].y = 5 };
static struct p b7[] = { [1 ... 3] = { 1, 2 }, { 3 }, [2].y = 5 };
static struct p b8[] = { [1 ... 3] = { 1, 2 }, { 3 }, [3].y = 5 };
static struct p b9[] = { [1 ... 3] = { 1, 2 }, { 3 }, [1].y = 5 };
int main(void)
{
	struct p c1[] = { [1 ... 2] = { 1, 2 }, { 3 }, [2].y = 5 };
	struct p c2[] = { [1 ... 3] = { 1, 2 }, { 3 }, [2].y = 5 };
	int m[3][3] = { [0 ... 2] = { 1, 2, 3 }, [1][0] = 5, 6 };
	int m2[3][3] = { [0 ... 2] = { [1 ... 2] = 4 }, [1][0] = 5, 6 };
	int m3[3][3] = { [0 ... 2] = { [1 ... 2] = 4 }, [1][0] = 5, 6, [2] = { 9 } };
	static int m4[3][3] = { [0 ... 2] = { [1 ... 2] = 4 }, [1][0] = 5, 6, [2] = { 9 } };
	static int m5[3][3] = { [0 ... 2] = { [1 ... 2] = 4 }, [1][0] = 5 };
#define P(a) for (int i = 0; i < sizeof(a)/sizeof(*a); i++) printf("%d,%d ", a[i].x, a[i].y); puts(#a);
	P(b1) P(b2) P(b3) P(b4) P(b5) P(b6) P(b7) P(b8) P(b9) P(c1) P(c2)
#define M(m) for (int i = 0; i < 9; i++) printf("%d ", m[i/3][i%3]); puts(#m);
	M(m) M(m2) M(m3) M(m4) M(m5)
	return 0;
}
