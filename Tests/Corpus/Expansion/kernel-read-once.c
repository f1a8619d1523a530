#define SIZED_1 char
#define SIZED_2 short
#define PLAIN(x) _Generic((x), char: (char)0, unsigned char: (unsigned char)0, default: (x))
#define load_once(x) (*(const volatile typeof(PLAIN(x)) *)&(x))
#define load_checked(x) ({ MUST_FIT(sizeof(x)); load_once(x); })
#define MUST_FIT(size) must_(size, __LINE__)
#define must_(size, line) must__(size, line)
#define must__(size, line) extern void must_fit_##line(void) __attribute__((error("size"))); if ((size) > 8) must_fit_##line()
#define store_once(x, val) do { MUST_FIT(sizeof(x)); *(volatile typeof(x) *)&(x) = (val); } while (0)
store_once(p->a, load_once(q->a) + load_checked(r));
store_once(PLAIN(x), x); load_once(load_once(y))
