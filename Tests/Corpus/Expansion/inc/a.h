#ifndef A_H
#define A_H
#include "b.h"
#define A a
from a B
#endif
