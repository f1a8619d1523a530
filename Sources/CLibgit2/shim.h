// What Swift cannot call by itself: git_libgit2_opts is variadic, so each option we set has a
// wrapper of its own here. zlib stands beside it because libgit2 up to 1.9 never returns from a loose
// object that is cut off, so we inflate those ourselves; libgit2's own package brings it.
#ifndef FIRSTBAD_CLIBGIT2_SHIM_H
#define FIRSTBAD_CLIBGIT2_SHIM_H

#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <zlib.h>

/// Looks for bytes in bytes; the system's headers show it only to who asks for all they have (memmem(3)).
extern void *memmem(const void *haystack, size_t length, const void *needle, size_t needle_length);

/// Switches the re-hashing of every object read on or off (GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION).
static inline int firstbad_set_strict_hash_verification(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

/// Lets repositories with these extensions open (GIT_OPT_SET_EXTENSIONS): none of them changes how
/// objects and refs are read, or, for objectformat and refstorage, the value is checked by us.
static inline int firstbad_allow_extensions(void) {
  const char *names[] = {
    "noop", "noop-v1", "worktreeconfig", "partialclone", "preciousobjects", "relativeworktrees",
    "submodulepathconfig", "compatobjectformat", "objectformat", "refstorage",
  };
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, sizeof(names) / sizeof(names[0]));
}

#endif
