later(1) EARLY
#define later(x) EARLY x
later(2) EARLY
#define EARLY now
later(3) EARLY
#if defined(LATER_STILL)
no
#else
yes
#endif
#define LATER_STILL
#if defined LATER_STILL
yes
#endif
