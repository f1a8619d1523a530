// config: X86_64=y
ORDER_NAME WORD_TEXT fast mark_user
#ifdef COMPILER_VERSION_SEEN
seen
#endif
#include <linux/kconfig.h>
#include <linux/compiler_types.h>
#if WORD_BITS == 64 && defined __KERNEL__
wide
#endif
