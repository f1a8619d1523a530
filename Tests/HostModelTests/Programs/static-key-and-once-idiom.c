/* do_once, static keys as plain flags, and WARN_ON_ONCE as own text. */
#include <stdbool.h>
#include <stdio.h>

#define ONCE(e) ({ static bool done_; bool r_ = !done_; if (r_) { done_ = true; e; } r_; })
#define WARN_ON(c) ({ int w_ = !!(c); if (w_) printf("warn %d\n", __LINE__ > 0); w_; })
#define WARN_ON_ONCE(c) ({ static bool told_; int w_ = !!(c); if (w_ && !told_) { told_ = true; puts("once"); } w_; })

int main(void)
{
	int hits = 0;

	for (int i = 0; i < 4; i++) {
		hits += ONCE(puts("first"));
		if (WARN_ON_ONCE(i > 1))
			hits += 10;
		if (WARN_ON(i == 3))
			hits += 100;
	}
	return hits;
}
