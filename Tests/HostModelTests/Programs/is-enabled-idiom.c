/* IS_ENABLED by pasting, as include/linux/kconfig.h does it. */
#include <stdio.h>

#define PLACEHOLDER_1 0,
#define take_second(ignored, val, ...) val
#define is_defined(x) is_defined_(x)
#define is_defined_(val) is_defined__(PLACEHOLDER_##val)
#define is_defined__(arg_or_junk) take_second(arg_or_junk 1, 0)
#define IS_ENABLED(option) (is_defined(option) || is_defined(option##_MODULE))
#define CONFIG_A 1
#define CONFIG_B_MODULE 1
#define CONFIG_D 0

int main(void)
{
	if (IS_ENABLED(CONFIG_C))
		puts("c");
	printf("%d%d%d%d\n", IS_ENABLED(CONFIG_A), IS_ENABLED(CONFIG_B), IS_ENABLED(CONFIG_C), IS_ENABLED(CONFIG_D));
	return 0;
}
