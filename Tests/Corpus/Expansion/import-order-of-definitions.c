#define who first
#include "inc/who.h"
#undef who
#define who second
#include "inc/who.h"
told
#undef told
#define told who
told
#undef who
told
