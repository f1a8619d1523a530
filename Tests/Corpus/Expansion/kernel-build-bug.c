#define JOIN__(a, b) a##b
#define JOIN_(a, b) JOIN__(a, b)
#define refuse_if(cond, msg) refuse_(cond, msg, JOIN_(refused_, __COUNTER__))
#define refuse_(cond, msg, fn) do { \
	__attribute__((noreturn)) extern void fn(void) __attribute__((error(msg))); \
	if (!(!(cond))) fn(); } while (0)
#define never(cond) refuse_if(cond, "never: " #cond)
#define never_zero(n) ((unsigned)(sizeof(struct { int:(-!!(!(n))); })))
#define count_of(a) (sizeof(a) / sizeof((a)[0]) + never_zero(!__builtin_types_compatible_p(typeof(a), typeof(&(a)[0]))))
never(sizeof(long) != 8 && count_of(names) > 4);
refuse_if(1, "no");
#define names table.names
for (i = 0; i < count_of(names); i++) never(i);
