// config: OTHER=y
#include <linux/twin.h>
