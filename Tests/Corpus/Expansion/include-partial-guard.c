#include "inc/partial.h"
#include "inc/partial.h"
