/* What is skipped need only be tokens. */
#if 0
it's "unbalanced
#else
#if 1
#define OK 1
#elif 1 / 0 garbage (
#else
'
#endif
#endif
#ifdef NOT
#include "nowhere.h"
#error not reached
#endif

int main(void)
{
	return OK;
}
