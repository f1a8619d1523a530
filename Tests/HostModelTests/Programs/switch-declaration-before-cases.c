/* A variable of the switch's block is in scope in every case, but never initialised by entering. */
#include <stdio.h>

int main(void)
{
	for (int i = 0; i < 2; i++)
		switch (i) {
			int local = 99;
		case 0:
			local = 3;
			printf("%d\n", local);
			break;
		case 1:
			local = 4;
			printf("%d\n", local);
		}
	return 0;
}
