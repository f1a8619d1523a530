#ifndef OWN_KCONFIG_H
#define OWN_KCONFIG_H

#ifdef CONFIG_BIG
#define ORDER_NAME big
#else
#define ORDER_NAME little
#endif

#define SLOT_OF_1 0,
#define second_of(unused, value, ...) value
#define option_set(v) option_set_(v)
#define option_set_(v) option_set__(SLOT_OF_##v)
#define option_set__(slot) second_of(slot 1, 0)
#define either(a, b) either_(a, b)
#define either_(a, b) either__(SLOT_OF_##a, b)
#define either__(slot, b) second_of(slot 1, b)
#define IS_BUILT_IN(o) option_set(o)
#define IS_MODULE(o) option_set(o##_MODULE)
#define IS_ENABLED(o) either(IS_BUILT_IN(o), IS_MODULE(o))

#endif
