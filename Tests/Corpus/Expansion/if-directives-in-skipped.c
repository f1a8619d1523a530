#if 0
#define hidden 1
#include "nowhere.h"
#include
#define
#undef
#if
#elif
#elif 1
#else garbage
#endif
#ifdef
#endif
#ifndef
#endif
#bogus
#error hidden
#line foo
#!shebang
# 3
#elif defined(hidden)
wrong
#else
right
#endif
