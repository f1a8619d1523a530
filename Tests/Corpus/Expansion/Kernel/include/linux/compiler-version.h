#ifdef COMPILER_VERSION_SEEN
#error "read twice"
#endif
#define COMPILER_VERSION_SEEN
