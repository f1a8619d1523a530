#define __safe __attribute__((noderef, address_space(1)))
#define __held(l) __attribute__((context(l, 0, 1)))
#define __free_with(f) __attribute__((cleanup(f)))
#define attr(...) __attribute__((__VA_ARGS__))
#define once_only attr(cold, noinline, section(".init"))
#define fmt(a, b) attr(format(printf, a, b))
static once_only int probe(struct dev attr(unused) *d, char __safe *u) __held(&lock);
fmt(1, 2) void say(const char *f, ...) attr(nonnull(1)) attr();
int *p __free_with(drop) = 0;
