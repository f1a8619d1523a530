#include "inc/twin-a.h"
#include "inc/twin-b.h"
TWIN
