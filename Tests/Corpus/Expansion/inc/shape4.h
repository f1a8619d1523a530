#ifndef SHAPE4_H
shape four
#define SHAPE4_H
#endif
#define after_four
