in inc
#include_next <stack.h>
back in inc
