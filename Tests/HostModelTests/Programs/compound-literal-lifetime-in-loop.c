/* A compound literal is one object for each entry of its block. */
#include <stdio.h>

int main(void)
{
	int *p[4], i = 0;
again:
	p[i] = (int[]){ i, i * 2 };
	if (++i < 4)
		goto again;
	printf("%d %d %d\n", p[0] == p[3], *p[0], p[3][1]);
	for (i = 0; i < 3; i++) {
		int *q = &(int){ i };
		*q += 5;
		printf("%d ", *q);
	}
	struct v { int x; char t[4]; } *v = (struct v[]){ { 1, "ab" }, { .t = "xyz", .x = 2 } };
	printf("%d %s %.3s\n", v[0].x + v[1].x, v->t, v[1].t);
	printf("%d\n", (int)sizeof((int[]){ 1, 2, 3, [7] = 1 }));
	printf("%d\n", ((int[3]){ 1, 2, 3 })[2]);
	return 0;
}
