/* Bytes of a structure after memset and member writes. */
#include <stdio.h>
#include <string.h>

struct s { char a; int b; char c; };

int main(void)
{
	struct s s;
	unsigned char *p = (unsigned char *)&s;

	memset(&s, 0xaa, sizeof(s));
	s.a = 1;
	s.b = 0x01020304;
	s.c = 2;
	for (unsigned i = 0; i < sizeof(s); i++)
		printf("%02x", p[i]);
	puts("");
	return 0;
}
