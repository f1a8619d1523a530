/* A jump into a block makes its variables, without their initialisers. */
#include <stdio.h>

int main(void)
{
	int n = 0, *p = 0;

	goto in;
	{
		int v = 5;
in:		v = 3;
		p = &v;
		n += *p;
	}
	for (int i = 0; i < 3; i++) {
		int w;
		if (i) goto skip;
		w = 1;
skip:		w = i;
		n += w;
	}
	switch (n) {
		int z;
	case 6: z = 4; n += z;
	default: z = 2; n += z;
	}
	printf("%d\n", n);
	return 0;
}
