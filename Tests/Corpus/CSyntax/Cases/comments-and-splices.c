int /* a */ a // b \
still a comment
= 1; in\
t b\
; /* ** / */ int c;
#define IGNORED int \
  d;
# 1 "x.h"
int e;
