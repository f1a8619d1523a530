/* Aligned members, types and variables. */
#include <stddef.h>
#include <stdio.h>

struct a { char c; int x __attribute__((aligned(16))); };
struct b { char c; } __attribute__((aligned(8)));
typedef int aligned_int __attribute__((aligned(32)));
struct c { char c; aligned_int x; };
struct d { _Alignas(8) char c; char e; };

int main(void)
{
	printf("%d %d %d %d\n", (int)sizeof(struct a), (int)sizeof(struct b), (int)sizeof(struct c),
	       (int)sizeof(struct d));
	printf("%d %d %d\n", (int)_Alignof(struct a), (int)_Alignof(aligned_int), (int)_Alignof(struct d));
	printf("%d %d\n", (int)offsetof(struct a, x), (int)offsetof(struct c, x));
	return 0;
}
