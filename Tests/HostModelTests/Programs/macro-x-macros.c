/* One list, three meanings. */
#include <stdio.h>

#define COMMANDS(X) X(start, 1) X(stop, 2) X(reset, 16)

#define X(n, v) CMD_##n = v,
enum { COMMANDS(X) };
#undef X
static const struct { const char *name; int code, twice; } table[] = {
#define X(n, v) { #n, CMD_##n, 2 * v },
	COMMANDS(X)
#undef X
};

int main(void)
{
	for (unsigned i = 0; i < sizeof(table) / sizeof(*table); i++)
		printf("%s %d %d\n", table[i].name, table[i].code, table[i].twice);
	return CMD_reset;
}
