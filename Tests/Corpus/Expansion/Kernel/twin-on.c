// config: TWIN=y
#include <linux/twin.h>
