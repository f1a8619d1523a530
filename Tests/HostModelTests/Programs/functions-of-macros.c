// Names that only a macro's invocation makes, and that its arguments do not spell.
#include <stdio.h>

#define GLOBALS() static unsigned int total; static int failed = 3
#define RECORD(_type, _name) struct _name { int count; _type *data; }
#define ADD(n, type) static int n ## _add__test(type a, type b) { total++; return (int)(a + b); }
#define ALL(X) X(one) X(two)
#define DEFINE(name) static int get_the_##name(void) { return failed; }

GLOBALS();
typedef RECORD(char, heap) heap;
RECORD(int, pile);
ADD(u8_u8__int, unsigned char)
ALL(DEFINE)

static int size(heap *h)
{
	return h->count;
}

int main(void)
{
	heap h = { 4, NULL };
	struct pile pile = { 5, NULL };
	struct heap *same = &h;

	printf("%d %d %d\n", size(same), pile.count, u8_u8__int_add__test(200, 100));
	printf("%u %d %d\n", total, get_the_one(), get_the_two());
	return 0;
}
