pick of sub
#include "../pick.h"
#include <pick.h>
