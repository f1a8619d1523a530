#include "inc/defs.h"
width(3) depth MODE_A | MODE_B
#include "inc/redefs.h"
width(3) depth MODE_A
