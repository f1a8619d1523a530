/* An enum without default. */
#include <stdio.h>

enum state { IDLE, BUSY = 5, DONE, FAILED = -1 };

static const char *name(enum state s)
{
	switch (s) {
	case IDLE: return "idle";
	case BUSY: return "busy";
	case DONE: return "done";
	case FAILED: return "failed";
	}
	return "?";
}

int main(void)
{
	for (int i = -2; i < 8; i++)
		printf("%s ", name(i));
	puts("");
	return 0;
}
