/* A packed enum is as small as its values allow. */
#include <stdio.h>

enum __attribute__((packed)) p8 { P1 = 1, P2 = 255 };
enum __attribute__((packed)) s8 { N1 = -1, N2 = 127 };
enum __attribute__((packed)) s16 { M1 = -1, M2 = 128 };
struct s { enum p8 a; enum s8 b; enum s16 c; char d; };

int main(void)
{
	enum p8 p = P2;
	enum s8 n = N1;

	printf("%d %d %d %d\n", (int)sizeof(enum p8), (int)sizeof(enum s8), (int)sizeof(enum s16),
	       (int)sizeof(struct s));
	p++;
	n--;
	printf("%d %d\n", p, n);
	return 0;
}
