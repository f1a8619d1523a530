#ifndef OWN_COMPILER_TYPES_H
#define OWN_COMPILER_TYPES_H
#include <asm/words.h>
#ifdef __KERNEL__
#define mark_user __attribute__((noderef))
#else
#define mark_user
#endif
#if defined(CONFIG_INLINE_ALL) || !defined(CONFIG_SMALL)
#define fast inline __attribute__((always_inline))
#else
#define fast inline
#endif
#endif
