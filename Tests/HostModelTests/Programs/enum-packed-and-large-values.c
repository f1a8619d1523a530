/* The type behind an enumeration follows from its values. */
#include <stdio.h>

enum e1 { A1 = -1, B1 };
enum e2 { A2, B2 = 0xffffffff };
enum e3 { A3 = -1, B3 = 0x80000000LL };
enum e4 { A4 = 0x7fffffff } ;
enum __attribute__((packed)) e5 { A5 = 200 };
enum __attribute__((packed)) e6 { A6 = -1, B6 = 200 };
enum __attribute__((packed)) e7 { A7 = 70000 };

int main(void)
{
	enum e1 a = A1; enum e2 b = A2; enum e3 c = B3; enum e5 e = A5; enum e6 f = A6;

	printf("%d %d %d %d\n", (int)sizeof(a), (int)sizeof(b), (int)sizeof(c), (int)sizeof(enum e4));
	printf("%d %d %d\n", (int)sizeof(e), (int)sizeof(f), (int)sizeof(enum e7));
	printf("%d %d %d\n", a < 0, b - 1 < 0, c > 0);
	printf("%d %d %d\n", (int)sizeof(A2), (int)sizeof(B2), (int)sizeof(B3));
	e = 300; f = 40000; printf("%d %d\n", e, f);
	printf("%d %d\n", A5 > -1, B2 > -1);
	return 0;
}
