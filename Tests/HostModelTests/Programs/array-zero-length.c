/* An array of no elements at the end and in the middle (GNU C). */
#include <stddef.h>
#include <stdio.h>

struct s { int n; char none[0]; short x; long long tail[0]; };

int main(void)
{
	struct s s = { 1, .x = 3 };

	printf("%d %d %d %d\n", (int)sizeof(s), (int)offsetof(struct s, none), (int)offsetof(struct s, x),
	       (int)offsetof(struct s, tail));
	printf("%d %d\n", (int)sizeof(s.none), s.n + s.x);
	return 0;
}
