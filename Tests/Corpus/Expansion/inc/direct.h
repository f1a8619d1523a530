#include_next <stack.h>
