#define NTH(a1, a2, a3, a4, a5, a6, n, ...) n
#define HOW_MANY(...) NTH(__VA_ARGS__, 6, 5, 4, 3, 2, 1, 0)
#define E1(m, a) m(a)
#define E2(m, a, ...) m(a) E1(m, __VA_ARGS__)
#define E3(m, a, ...) m(a) E2(m, __VA_ARGS__)
#define E4(m, a, ...) m(a) E3(m, __VA_ARGS__)
#define EACH_(n) E##n
#define EACH__(n) EACH_(n)
#define EACH(m, ...) EACH__(HOW_MANY(__VA_ARGS__))(m, __VA_ARGS__)
#define SHOW(a) show(#a, a);
#define BARE(a) a
EACH(SHOW, x) EACH(SHOW, x, y + 1) EACH(SHOW, (a, b), c[d, e], "f,g", 'h')
EACH(BARE, SHOW(1), SHOW(2)) EACH(SHOW, EACH(BARE, 1, 2), 3)
