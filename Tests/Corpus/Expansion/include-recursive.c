#define DEPTH 0
#include "inc/deep.h"
end DEPTH
