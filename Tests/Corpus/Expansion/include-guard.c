#include "inc/guarded.h"
#include "inc/guarded.h"
#include "inc/once.h"
#include "inc/once.h"
#include "inc/bare.h"
#include "inc/bare.h"
GUARDED ONCE BARE end
