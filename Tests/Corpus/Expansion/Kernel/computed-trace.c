// config: TRACING=y
#define TRACE_SYSTEM door
#define TEXT(x) TEXT_(x)
#define TEXT_(x) #x
#ifdef CONFIG_TRACING
#undef linux
#define TRACE_PATH linux
#define TRACE_FILE events
#define TRACE_HEADER(f) TEXT(TRACE_PATH/f.h)
#include TRACE_HEADER(TRACE_FILE)
HOOK(open) HOOK(close)
#endif
#define BUILD_HOOKS
#include <trace-define.h>
int t[] = { HOOK(a, 1) HOOK(b, CONFIG_TRACING) };
#ifdef __linux__
gnu
#endif
