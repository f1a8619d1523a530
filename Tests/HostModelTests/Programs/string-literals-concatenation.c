/* Adjacent literals are one, across lines and macros. */
#include <stdio.h>

#define VERSION "1" "." MINOR
#define MINOR "7"
#define STR_(x) #x
#define STR(x) STR_(x)

int main(void)
{
	const char *s = "one "
		"two" /* between */ " three"
		;

	printf("%s %s " "%s" "\n", s, VERSION, STR(MINOR) STR(1 + 2));
	return sizeof("ab" "cd");
}
