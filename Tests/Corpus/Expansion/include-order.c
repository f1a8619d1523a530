x y
#define x 1
#include "inc/uses-x.h"
x y
#undef x
#define x 2
#include "inc/uses-x.h"
x y
