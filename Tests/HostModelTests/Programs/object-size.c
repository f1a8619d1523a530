// __builtin_object_size where the expression itself names the object.
#include <stdio.h>

struct inner {
	int a;
	char name[8];
	int b;
	char tail[4];
};

struct outer {
	struct inner inner;
	char last[6];
};

static char text[10];
static struct inner global;

#define SHOW(x) \
	printf("%d %d %d %d\n", (int)__builtin_object_size(x, 0), (int)__builtin_object_size(x, 1), \
	       (int)__builtin_object_size(x, 2), (int)__builtin_object_size(x, 3))

int main(void)
{
	struct outer outer;
	char local[12], *pointer = local;
	int number;

	SHOW(text);
	SHOW(local);
	SHOW(global.name);
	SHOW(global.tail);
	SHOW(outer.inner.name);
	SHOW(outer.last);
	SHOW(&outer.inner);
	SHOW(&outer.inner.a);
	SHOW(&number);
	SHOW((void *)&outer.inner);
	SHOW("hello");
	SHOW(pointer);
	return 0;
}
