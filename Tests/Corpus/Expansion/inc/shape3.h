#ifdef SHAPE3_H
shape three again
#else
#define SHAPE3_H
shape three
#endif
