#ifndef PARTIAL
#define PARTIAL
first
#endif
always
