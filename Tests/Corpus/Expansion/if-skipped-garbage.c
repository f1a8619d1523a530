#if 0
it's not C " at all
#unknown
#else garbage
#endif
#ifdef NOT
# error no
# include "missing.h"
# define X 1
'
#endif
#if 0
/* #endif */
#endif
X ok
