#ifdef BUILD_HOOKS
#undef BUILD_HOOKS
#undef HOOK
#define HOOK(n, v) int n##_id = v;
#include <linux/events.h>
#undef HOOK
#define HOOK(n, v) [v] = #n,
#define BUILD_HOOKS
#endif
