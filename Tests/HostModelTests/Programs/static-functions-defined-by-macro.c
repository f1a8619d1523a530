/* Functions that macros define, called by plain ones. */
#define DEFINE(n, e) static int n(int x) { return e; }
DEFINE(third, x - 5)
DEFINE(second, third(x) * 2)
static int first(int x) { return second(x) + 1; }

int main(void)
{
	return first(20);
}
