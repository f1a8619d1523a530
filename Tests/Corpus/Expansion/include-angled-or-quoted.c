#include <pick.h>
#include "pick.h"
#include "inc/sub/pick.h"
#include <sub/pick.h>
