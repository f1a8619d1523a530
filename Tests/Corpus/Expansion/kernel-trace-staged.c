#define STAGE_FILE "inc/stages.h"
#define TRACE_HEAD events.def
#include STAGE_FILE
TRACE_HEAD
