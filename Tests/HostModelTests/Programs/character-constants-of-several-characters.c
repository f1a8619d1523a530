/* Multi-character constants and escapes at their limits. */
#include <stdio.h>

int main(void)
{
	printf("%d %d %d\n", 'ab', 'abcd', 'a\0');
	printf("%d %d %d\n", '\377', '\xff', '\0');
	printf("%d %d %d %d\n", '\a', '\e', '\v', '\\');
	printf("%d %d\n", (int)sizeof("\1234"), "\1234"[1]);
	printf("%d %d\n", (int)sizeof("\x41" "1"), "\x41" "1"[0]);
	printf("%d\n", '\377\1');
	printf("%s\n", "??=??(??)??/??'??<??!??>??-");
	printf("%d\n", L'\x1234' + u'\u00e9' + U'a');
	printf("%d\n", (int)sizeof(u8"\u00e9"));
	return 'a' == 97 ? 0 : 1;
}
