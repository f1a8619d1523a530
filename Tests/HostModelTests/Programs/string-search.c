/* strchr, strrchr, strstr, memchr, strspn, strcspn. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	const char *s = "path/to/some.file.c";

	printf("%s %s %s\n", strchr(s, '/'), strrchr(s, '/'), strstr(s, ".f"));
	printf("%d %d\n", strchr(s, 'z') == NULL, *strchr(s, 0));
	printf("%d %d %d\n", (int)strspn(s, "ahpt"), (int)strcspn(s, "./"), (int)((char *)memchr(s, 'o', 9) - s));
	printf("%d %s\n", memchr(s, 'z', 4) == NULL, strstr("needle", "") );
	return 0;
}
