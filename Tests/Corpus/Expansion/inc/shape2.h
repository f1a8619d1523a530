#if !(defined(SHAPE2_H))
#define SHAPE2_H
shape two
#else
shape two again
#endif
