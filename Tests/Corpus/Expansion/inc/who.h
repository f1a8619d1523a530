#ifndef told
#define told told by who
#endif
who told
