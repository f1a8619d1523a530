#ifndef SHAPE6_H
#define SHAPE6_H_MISSPELT
shape six
#endif
