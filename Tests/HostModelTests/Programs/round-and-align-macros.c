/* ALIGN, round_up, DIV_ROUND_UP, is_power_of_2, roundup of wide values. */
#include <stdio.h>

#define ALIGN(x, a) (((x) + ((typeof(x))(a) - 1)) & ~((typeof(x))(a) - 1))
#define round_down(x, y) ((x) & ~((typeof(x))(y) - 1))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define roundup(x, y) ({ typeof(y) y_ = y; (((x) + (y_ - 1)) / y_) * y_; })
#define is_power_of_2(n) ((n) != 0 && ((n) & ((n) - 1)) == 0)

int main(void)
{
	unsigned long long w = 0x123456789ULL;
	int n = 13;

	printf("%llx %llx\n", ALIGN(w, 4096), round_down(w, 1 << 16));
	printf("%d %d %d\n", ALIGN(n, 8), roundup(n, 5), DIV_ROUND_UP(n, 4));
	printf("%d%d%d%d\n", is_power_of_2(0), is_power_of_2(1), is_power_of_2(96), is_power_of_2(1ULL << 40));
	return 0;
}
