/* A buffer with its own printf, cut at its end. */
#include <stdarg.h>
#include <stdio.h>

struct buf { char text[24]; int used; };

static int add(struct buf *b, const char *f, ...)
{
	va_list ap;
	int room = sizeof(b->text) - b->used, n;

	va_start(ap, f);
	n = vsnprintf(b->text + b->used, room, f, ap);
	va_end(ap);
	b->used += n < room ? n : room - 1;
	return n < room ? 0 : -7;
}

int main(void)
{
	struct buf b = { "" };
	int r = 0;

	for (int i = 0; i < 8; i++)
		r += add(&b, "%c=%d,", 'a' + i, i * 11);
	printf("%s %d %d\n", b.text, b.used, r);
	return 0;
}
