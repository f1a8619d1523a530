#include "inc/commented.h"
#include "inc/commented.h"
#undef COMMENTED_H
#include "inc/commented.h"
