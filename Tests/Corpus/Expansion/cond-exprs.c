#define select(c, a, b) __builtin_choose_expr(c, a, b)
#define is_const(x) __builtin_constant_p(x)
#define log2_const(n) select(is_const(n), LOG(n), log2_run(n))
#define LOG(n) ((n) < 2 ? 0 : (n) & 2 ? 1 : LOG4((n) >> 2) + 2)
#define LOG4(n) ((n) < 2 ? 0 : 1)
#define round_up(x, y) ((((x) - 1) | MASK(x, y)) + 1)
#define MASK(x, y) ((typeof(x))((y) - 1))
int a = log2_const(round_up(n, 16)); int b = round_up(round_up(c, 4), 8);
