#define include_it # include "nothing.h"
#define cond # if 0
include_it
cond
still here
#define nothing
nothing # define z 5
z
/* c */ # define z 6
z
