/* Escapes in strings, their lengths and zeros inside. */
#include <stdio.h>
#include <string.h>

static const char s[] = "tab\tnl\\n\"q\" \x41\102\0hidden\?";

int main(void)
{
	printf("%d %d %s\n", (int)sizeof(s), (int)strlen(s), s);
	printf("%s %s\n", s + strlen(s) + 1, "\x41" "B");
	printf("%d %d %d\n", "\0"[0], (int)sizeof(""), (int)sizeof("a\0b"));
	return 0;
}
