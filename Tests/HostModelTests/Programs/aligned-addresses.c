// Addresses keep the alignment that types and declarations ask for, beyond that of a cache line.
#include <stdio.h>

struct wide {
	int x;
} __attribute__((aligned(256)));

static char before;
static char page[10] __attribute__((aligned(4096)));
static struct wide first, second;
extern struct wide late;
struct wide late;

static unsigned long low(const void *p, unsigned long alignment)
{
	return (unsigned long)p & (alignment - 1);
}

static unsigned long automatic(int depth)
{
	char buffer[3] __attribute__((aligned(512)));
	struct wide local;

	buffer[0] = before;
	local.x = depth;
	return low(buffer, 512) + low(&local, 256) + (depth ? automatic(depth - 1) : 0);
}

int main(void)
{
	printf("%lu %lu %lu %lu %lu\n", low(page, 4096), low(&first, 256), low(&second, 256), low(&late, 256),
	       automatic(3));
	return 0;
}
