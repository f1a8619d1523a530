/* time_after() over a wrap. */
#include <stdio.h>

#define time_after(a, b) ((long)((b) - (a)) < 0)

int main(void)
{
	unsigned long now = -5UL, then = now + 10;

	printf("%d %d %d\n", time_after(then, now), time_after(now, then), then < now);
	printf("%d\n", (int)(then - now));
	return 0;
}
