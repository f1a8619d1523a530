/* A switch without default skips its body. */
#include <stdio.h>

int main(void)
{
	int n = 7;

	switch (n) {
		n = 100;
	case 1:
		n = 1;
	case 2:
		n = 2;
	}
	switch (n)
		;
	switch (n)
	case 7:
		puts("seven");
	return n;
}
