/* External declarations in blocks lead to the object at file scope. */
#include <stdio.h>

static int hidden = 4; int shared = 5; int later[];
static int f(void) { extern int shared, hidden2; { extern int hidden; return shared + hidden + hidden2; } }
int hidden2 = 6; int later[3] = { 7 };
static int g(void) { int shared = 100; { extern int shared; shared++; } return shared; }
int main(void)
{
	printf("%d %d %d %d\n", f(), g(), shared, later[0]);
	return (int)sizeof(later) - 12;
}
