#define T int
#define NAME(x) int_##x
#include "inc/template.h"
#define T unsigned long
#define NAME(x) ulong_##x
#include "inc/template.h"
NAME(z) T
