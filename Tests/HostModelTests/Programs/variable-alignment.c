/* Aligned variables stand at addresses that are. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static char pad = 1;
static int big __attribute__((aligned(64)));
struct s { char c; long long w __attribute__((aligned(16))); };

int main(void)
{
	char c = 1;
	short v[3] __attribute__((aligned(32))) = { 1 };
	_Alignas(16) char d[3] = "ab";
	struct s s[2];

	printf("%d %d %d\n", (int)((uintptr_t)&big % 64), (int)((uintptr_t)v % 32), (int)((uintptr_t)d % 16));
	printf("%d %d\n", (int)((uintptr_t)&s[1].w % 16), (int)((uintptr_t)malloc(5) % 8));
	return 0;
}
