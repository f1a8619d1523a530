// What Swift cannot call by itself: git_libgit2_opts is variadic, so each option we set has a
// wrapper of its own here.
#ifndef FIRSTBAD_CLIBGIT2_SHIM_H
#define FIRSTBAD_CLIBGIT2_SHIM_H

#include <git2.h>

/// Switches the re-hashing of every object read on or off (GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION).
static inline int firstbad_set_strict_hash_verification(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

#endif
