/* Where mixed units put the fields behind them. */
#include <stddef.h>
#include <stdio.h>

struct a { char x; int y : 5; char z; };
struct b { int y : 25; char z; };
struct c { short x; int y : 17; };
struct d { int x : 5; long long y : 40; char z; };

int main(void)
{
	printf("%d %d %d %d\n", (int)sizeof(struct a), (int)sizeof(struct b), (int)sizeof(struct c),
	       (int)sizeof(struct d));
	printf("%d %d %d\n", (int)offsetof(struct a, z), (int)offsetof(struct b, z), (int)offsetof(struct d, z));
	return 0;
}
