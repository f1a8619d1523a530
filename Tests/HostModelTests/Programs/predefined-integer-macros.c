/* What gcc says beforehand of the integer types. */
#include <stdio.h>

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)

int main(void)
{
	puts(TEXT(__SIZE_TYPE__) " " TEXT(__INTMAX_TYPE__) " " TEXT(__UINT_FAST16_TYPE__) " " TEXT(__WCHAR_TYPE__));
	puts(TEXT(__INT64_MAX__) " " TEXT(__UINTPTR_MAX__) " " TEXT(__LONG_MAX__) " " TEXT(__WCHAR_MAX__));
	puts(TEXT(__INT64_C(5)) " " TEXT(__UINT32_C(5)) " " TEXT(__INT8_C(5)) " " TEXT(__CHAR16_TYPE__));
	printf("%d\n", __LONG_WIDTH__ + __SIZEOF_WCHAR_T__ + __INT_LEAST16_WIDTH__);
	return 0;
}
