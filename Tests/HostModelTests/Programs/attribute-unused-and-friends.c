/* Attributes that change nothing. */
#include <stdio.h>

static int f(int a __attribute__((unused)), int b) __attribute__((const, noinline, warn_unused_result));
static __attribute__((cold)) int f(int a, int b) { return b; }
int g __attribute__((section(".data.mine"), used)) = 5;
static void __attribute__((format(printf, 1, 2))) say(const char *t, ...) { puts(t); }

int main(void)
{
	int x __attribute__((unused)) = 1;

	say("attributes");
	switch (g) {
	case 5:
		x = 2;
		__attribute__((fallthrough));
	case 6:
		x += f(1, 2);
	}
	return x;
}
