/* A statement expression that is left by break with a cleanup pending. */
#include <stdio.h>

static int closed;
static void close_(int *p) { closed += *p; }

int main(void)
{
	int n = 0;

	while (1) {
		n += ({
			int h __attribute__((cleanup(close_))) = n + 1;

			if (n > 5)
				break;
			h;
		});
	}
	printf("%d %d\n", n, closed);
	return 0;
}
