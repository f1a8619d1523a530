__INCLUDE_LEVEL__ __FILE__ __BASE_FILE__ __LINE__
#ifndef LEVEL_TWO
#define LEVEL_TWO __INCLUDE_LEVEL__ __FILE__ __LINE__
LEVEL_TWO
#include "level.h"
#endif
