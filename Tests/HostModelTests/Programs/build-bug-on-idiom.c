/* Checks at compile time that leave nothing to run. */
#include <stdio.h>

#define BUILD_BUG_ON_ZERO(e) ((int)sizeof(struct { int : (-!!(e)); }))
#define BUILD_BUG_ON(e) ((void)sizeof(char[1 - 2 * !!(e)]))
#define same_type(a, b) __builtin_types_compatible_p(typeof(a), typeof(b))
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]) + BUILD_BUG_ON_ZERO(same_type((a), &(a)[0])))

int main(void)
{
	int v[7];
	const char *const s[] = { "a", "b" };

	BUILD_BUG_ON(sizeof(v) != 28);
	printf("%d %d %d\n", (int)ARRAY_SIZE(v), (int)ARRAY_SIZE(s), BUILD_BUG_ON_ZERO(0));
	return 0;
}
