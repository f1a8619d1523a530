/* Each argument of the kernel's min() is evaluated once. */
#include <stdio.h>

#define min(x, y) ({ typeof(x) x_ = (x); typeof(y) y_ = (y); x_ < y_ ? x_ : y_; })
#define max(x, y) ({ __auto_type x_ = (x); __auto_type y_ = (y); x_ > y_ ? x_ : y_; })
#define clamp(v, lo, hi) min(max(v, lo), hi)

int main(void)
{
	int i = 5, j = 7;

	printf("%d ", min(i++, j++));
	printf("%d %d\n", i, j);
	printf("%d %d %d\n", clamp(-5, 0, 9), clamp(50, 0, 9), clamp(4, 0, 9));
	printf("%d\n", max(min(3, 4), min(max(1, 2), 9)));
	return 0;
}
