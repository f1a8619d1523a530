/* __func__, __FUNCTION__ and their size. */
#include <stdio.h>

static const char *inner(void)
{
	return __func__;
}

int main(void)
{
	printf("%s %s %d\n", inner(), __FUNCTION__, (int)sizeof(__func__));
	printf("%s\n", __PRETTY_FUNCTION__);
	return __func__[3];
}
