/* Arrays in structures are copied, passed and compared by their bytes. */
#include <stdio.h>
#include <string.h>

struct name { char s[12]; };

static struct name join(struct name a, struct name b)
{
	strcat(a.s, b.s);
	return a;
}

int main(void)
{
	struct name a = { "ab" }, b = { "cd" }, c = join(a, join(b, a));

	printf("%s %s %s %d\n", a.s, b.s, c.s, memcmp(&a, &(struct name) { "ab" }, sizeof(a)));
	return 0;
}
