/* Enumerators beyond int make the enum wide. */
#include <stdio.h>

enum big { LOW = 1, HIGH = 0x100000000LL };
enum edge { EDGE = 0xffffffffU };
enum neg { MINUS = -1, PLUS = 0x80000000LL };

int main(void)
{
	enum big b = HIGH;

	printf("%d %d %d\n", (int)sizeof(enum big), (int)sizeof(enum edge), (int)sizeof(enum neg));
	printf("%llx %d\n", (unsigned long long)b, (int)sizeof(HIGH));
	printf("%d %d\n", EDGE > 0, MINUS < 0);
	b++;
	printf("%llx\n", (unsigned long long)b);
	return 0;
}
