/* Two pointers that meet. */
#include <stdio.h>
#include <string.h>

static int is_palindrome(const char *s)
{
	const char *e = s + strlen(s);

	while (s < e)
		if (*s++ != *--e)
			return 0;
	return 1;
}

int main(void)
{
	printf("%d %d %d %d\n", is_palindrome("racecar"), is_palindrome("abba"), is_palindrome("abca"),
	       is_palindrome(""));
	return 0;
}
