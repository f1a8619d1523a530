#if DEPTH == 0
#undef DEPTH
#define DEPTH 1
zero
#include "deep.h"
back zero
#elif DEPTH == 1
#undef DEPTH
#define DEPTH 2
one
#include "deep.h"
back one
#else
leaf DEPTH
#endif
