// Z3's C interface. The error handler stands here because it has to be a C function that returns:
// Z3's own default ends the process.
#ifndef FIRSTBAD_CZ3_SHIM_H
#define FIRSTBAD_CZ3_SHIM_H

#include <z3.h>

static inline void firstbad_z3_noted(Z3_context context, Z3_error_code code) {
  (void)context;
  (void)code;
}

/// Has every error of a context kept as its error code, to be asked for after each call.
static inline void firstbad_z3_keep_errors(Z3_context context) {
  Z3_set_error_handler(context, firstbad_z3_noted);
}

#endif
