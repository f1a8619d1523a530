// config: X=y
#include <linux/limits.h>
#include <asm/words.h>
#include <uapi/asm/words.h>
#include <uapi/linux/limits.h>
LIMIT_OF(name)
