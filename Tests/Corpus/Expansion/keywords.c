#define if while
#define int long
#define true 1
if (int) x; true
#define const
const char *p;
#define inline inline __attribute__((gnu))
inline void f();
#define __attribute__(x)
inline g
