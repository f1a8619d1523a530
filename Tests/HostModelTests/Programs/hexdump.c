/* Lines of bytes and their characters. */
#include <stdio.h>

int main(void)
{
	const char data[] = "The quick\tbrown\nfox \x7f\x80 end";
	char line[80], *p;

	for (unsigned i = 0; i < sizeof(data); i += 8) {
		p = line + sprintf(line, "%04x:", i);
		for (unsigned k = i; k < i + 8; k++)
			p += k < sizeof(data) ? sprintf(p, " %02x", (unsigned char)data[k]) : sprintf(p, "   ");
		*p++ = ' ';
		for (unsigned k = i; k < i + 8 && k < sizeof(data); k++)
			*p++ = data[k] >= ' ' && data[k] < 0x7f ? data[k] : '.';
		*p = 0;
		puts(line);
	}
	return 0;
}
