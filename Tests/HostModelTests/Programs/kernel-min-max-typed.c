/* min_t, max_t, clamp_t, swap and abs of the kernel. */
#include <stdio.h>

#define min_t(t, a, b) ({ t a_ = (a); t b_ = (b); a_ < b_ ? a_ : b_; })
#define max_t(t, a, b) ({ t a_ = (a); t b_ = (b); a_ > b_ ? a_ : b_; })
#define clamp_t(t, v, lo, hi) min_t(t, max_t(t, v, lo), hi)
#define swap(a, b) do { typeof(a) t_ = (a); (a) = (b); (b) = t_; } while (0)

int main(void)
{
	int a = -1, b = 1;

	printf("%d %u %d\n", min_t(int, a, b), min_t(unsigned, a, b), max_t(unsigned char, 256 + 3, 2));
	printf("%d %d\n", clamp_t(int, 99, a, b), clamp_t(short, 70000, -5, 32000));
	swap(a, b);
	if (a > b)
		swap(a, b);
	else
		swap(b, a);
	printf("%d %d\n", a, b);
	return 0;
}
