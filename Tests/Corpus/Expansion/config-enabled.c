#define SLOT_1 0,
#define SECOND(first, second, ...) second
#define SET(name) SET_(name)
#define SET_(value) SET__(SLOT_##value)
#define SET__(slot) SECOND(slot 1, 0)
#define EITHER(a, b) EITHER_(a, b)
#define EITHER_(a, b) EITHER__(SLOT_##a, b)
#define EITHER__(slot, b) SECOND(slot 1, b)
#define ENABLED(option) EITHER(SET(option), SET(option##_MODULE))
#define CONFIG_A 1
#define CONFIG_B_MODULE 1
#define CONFIG_D 0
ENABLED(CONFIG_A) ENABLED(CONFIG_B) ENABLED(CONFIG_C) ENABLED(CONFIG_D)
#if ENABLED(CONFIG_A) && !ENABLED(CONFIG_C)
yes
#endif
