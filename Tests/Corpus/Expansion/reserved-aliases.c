#define asm __asm__
#define volatile __volatile__
#define inline inline __attribute__((unused)) notrace
#define notrace __attribute__((no_instrument_function))
#define const
asm volatile("" : : : "memory"); static inline const int f(void);
#define __attribute__(x) [attr x]
static inline int g(void);
#undef inline
inline
