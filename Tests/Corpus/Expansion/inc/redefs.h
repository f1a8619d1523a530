#include "defs.h"
#undef unit
#define unit 8
#undef MODE_A
