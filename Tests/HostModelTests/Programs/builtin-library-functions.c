/* __builtin_ forms of the library's functions. */
#include <stdio.h>

int main(void)
{
	char a[16], b[16] = "builtin";

	__builtin_memset(a, '.', sizeof(a));
	__builtin_memcpy(a, b, 4);
	a[6] = 0;
	printf("%s %d %d\n", a, (int)__builtin_strlen(b), __builtin_strcmp(a, b) != 0);
	__builtin_printf("%d %d\n", __builtin_memcmp(a, b, 4), __builtin_abs(-4));
	__builtin_puts(__builtin_strchr(b, 'l'));
	return 0;
}
