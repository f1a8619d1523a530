/* _Pragma and #pragma that change nothing. */
#include <stdio.h>

#define QUIET _Pragma("GCC diagnostic ignored \"-Wall\"")
#pragma GCC diagnostic push
QUIET
static int f(void) { return 3; }
#pragma GCC diagnostic pop

int main(void)
{
	_Pragma("once") printf("%d\n", f());
	return 0;
}
