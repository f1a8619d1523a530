#ifndef B_H
#define B_H
#include "a.h"
#define B b
from b A
#endif
