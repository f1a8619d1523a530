#ifdef CONFIG_TWIN
struct twin { int full; };
static inline int twin_of(struct twin *t) { return t->full; }
#else
struct twin { };
static inline int twin_of(struct twin *t) { return -ENOENT; }
#endif
