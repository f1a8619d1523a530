#define no_op do { } while (0)
#define ignore(...) ((void)(0, ##__VA_ARGS__))
#define quiet(fmt, ...) ({ if (0) say(fmt, ##__VA_ARGS__); 0; })
#define assert(e) ((e) ? (void)0 : fail(#e, __FILE__, __LINE__, __func__))
no_op; ignore(); ignore(a, b); quiet("x"); quiet("%d", quiet("y", 1));
assert(a == 'b' && !strcmp(c, "d\n")); assert(assert(x));
