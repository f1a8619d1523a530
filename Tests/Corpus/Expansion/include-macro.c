#define HEADER "inc/bare.h"
#include HEADER
#define STR(x) #x
#define FILE_(x) STR(inc/x.h)
#include FILE_(once)
#define NAME guarded
#define XFILE(x) FILE_(x)
#include XFILE(NAME)
GUARDED
