#include <stack.h>
#include "inc/direct.h"
