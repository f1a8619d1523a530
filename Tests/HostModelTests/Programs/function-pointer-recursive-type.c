/* A state function that returns the next state. */
#include <stdio.h>

struct state { struct state (*next)(int); };

static struct state start(int c);

static struct state inside(int c)
{
	putchar(c == '>' ? ']' : c);
	return (struct state) { c == '>' ? start : inside };
}

static struct state start(int c)
{
	if (c == '<')
		putchar('[');
	return (struct state) { c == '<' ? inside : start };
}

int main(void)
{
	struct state s = { start };

	for (const char *p = "ab<cd>ef<g>h"; *p; p++)
		s = s.next(*p);
	puts("");
	return s.next == start;
}
