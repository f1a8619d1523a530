#ifdef __has_attribute
has attribute
#endif
#if defined(__has_include)
has include
#endif
#if __has_include("inc/bare.h")
there
#endif
#if __has_include("inc/none.h")
not there
#endif
#if defined __has_builtin && __has_builtin(__builtin_expect)
builtin
#endif
