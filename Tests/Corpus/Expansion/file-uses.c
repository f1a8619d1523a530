__FILE__
#define F __FILE__
#define S(x) #x
#define X(x) S(x)
F X(F) S(F) X(__FILE__)
#include "inc/file.h"
F __FILE__
