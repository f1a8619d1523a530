// How the C library deals with memory that is given back, which the module of its own that Swift has does not show.
#ifndef FIRSTBAD_CMALLOC_SHIM_H
#define FIRSTBAD_CMALLOC_SHIM_H

#include <malloc.h>

#endif
