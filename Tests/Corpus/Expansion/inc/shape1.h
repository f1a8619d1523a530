#if !defined SHAPE1_H
#define SHAPE1_H 1
shape one
#endif
