#define e(f, ...) p(f, ## __VA_ARGS__)
#define g(f, a...) p(f, ## a)
#define o(...) p(x, ## __VA_ARGS__)
e("a") e("a",) e("a", 1) e("a", 1, 2) e() g("a") g("a",) g("a", 1, 2) o() o(1) o(1,2) e("a", ) e("a", e("b"))
#define EMPTY
e("a", EMPTY) g(EMPTY, EMPTY) o(EMPTY)
