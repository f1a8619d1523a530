#if __GNUC__ >= 4
#define attr_cold __attribute__((__cold__))
#else
#define attr_cold
#endif
#if defined(__has_attribute) && __has_attribute(__fallthrough__)
#define fall __attribute__((__fallthrough__))
#else
#define fall do {} while (0)
#endif
#ifndef __always
#define __always inline __attribute__((__always_inline__))
#endif
static __always attr_cold int f(int x) { switch (x) { case 1: fall; case 2: return 0; } }
