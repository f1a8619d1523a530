#define DIR inc/
#define S(x) #x
#define X(x) S(x)
#define PATH(f) X(DIR f)
#define ANGLED <angled.h>
#define ANGLE(x) <x.h>
#define QUOTE(f) X(inc/f)
#include QUOTE(bare.h)
#include ANGLED
#undef ANGLED_H
#include ANGLE(angled)
#define which shape1
#define FILE_OF(w) X(inc/w.h)
#include FILE_OF(which)
