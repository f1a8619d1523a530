/* The controlling expression is promoted, the cases converted to its type. */
#include <stdio.h>

int main(void)
{
	unsigned char c = 255;
	signed char s = (signed char)c;
	short h = -1;

	switch (c) {
	case -1: puts("c -1"); break;
	case 255: puts("c 255"); break;
	}
	switch (s) {
	case -1: puts("s -1"); break;
	case 255: puts("s 255"); break;
	}
	switch ((unsigned)h) {
	case -1: puts("h as unsigned"); break;
	default: puts("no match");
	}
	return 0;
}
