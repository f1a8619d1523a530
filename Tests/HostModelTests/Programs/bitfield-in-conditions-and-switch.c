/* Bit-fields as conditions, cases, indices and shift amounts. */
#include <stdbool.h>
#include <stdio.h>

struct f { unsigned mode : 2; int delta : 3; bool on : 1; };

int main(void)
{
	static const int table[4] = { 10, 20, 30, 40 };
	struct f f = { 0, -4, 1 };
	int n = 0;

	for (; f.on; f.on = f.delta != 3) {
		switch (f.mode) {
		case 0: n += 1; break;
		case 3: n += 1000;
		default: n += table[f.mode];
		}
		n += 1 << f.mode;
		n += f.delta < 0 ? 0 : f.delta;
		f.mode++;
		f.delta++;
	}
	printf("%d %d %d\n", n, f.mode, f.delta);
	return 0;
}
