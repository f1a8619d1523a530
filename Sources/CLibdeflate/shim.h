// What objects in packs are inflated with: all of an object at once, which zlib's interface, made for streams, cannot
// take advantage of.
#ifndef FIRSTBAD_CLIBDEFLATE_SHIM_H
#define FIRSTBAD_CLIBDEFLATE_SHIM_H

#include <libdeflate.h>

#endif
