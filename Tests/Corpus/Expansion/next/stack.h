in next __INCLUDE_LEVEL__
#if __has_include_next(<stack.h>)
one more
#include_next <stack.h>
#endif
