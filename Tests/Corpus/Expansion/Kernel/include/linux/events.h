#undef HOOK
#define HOOK(n) hook_##n(TRACE_SYSTEM)
