/* Wide string literals: in arrays, structures and expressions, joined, escaped. */
#include <stdio.h>
typedef __WCHAR_TYPE__ wc;
typedef __CHAR16_TYPE__ c16;
static const wc name[] = L"abc\xe9" L"\u00e9z";
static c16 u[8] = u"x\U0001F600y";
static const unsigned int *U = U"q\x12345678";
static wc braced[] = { L"hi" };
static struct { char a; c16 s[4]; } st = { 1, u"abcdef" };
int main(void)
{
	const wc *p = L"h\u20acz" "tail";
	wc local[6] = L"ab";
	for (unsigned i = 0; i < sizeof name / sizeof *name; i++) printf("%x ", (unsigned)name[i]);
	for (unsigned i = 0; i < 8; i++) printf("%x ", u[i]);
	printf("%x %x %d %d\n", U[0], U[1], (int)sizeof u"ab", (int)sizeof(U'x'));
	while (*p) printf("%x ", (unsigned)*p++);
	printf("%d %d %d %x %x\n", (int)sizeof braced, braced[1], st.s[3], local[1], local[5]);
	printf("%d %s\n", (int)sizeof(L"ab"), u8"text");
	return L"xyz"[1] == L'y';
}
