// results: 16
#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define STR_(x...) #x
#define STR(x...) STR_(x)
#define UNIQ(x) CAT(x, __LINE__)
#define COUNT_ARGS(X...) COUNT_(, ##X, 5, 4, 3, 2, 1, 0)
#define COUNT_(_0, _1, _2, _3, _4, _5, _n, X...) _n
#define CONFIG_A 1
#define CONFIG_B_MODULE 1
#define __ARG_PLACEHOLDER_1 0,
#define __take_second_arg(__ignored, val, ...) val
#define __is_defined(x) ___is_defined(x)
#define ___is_defined(val) ____is_defined(__ARG_PLACEHOLDER_##val)
#define ____is_defined(arg1_or_junk) __take_second_arg(arg1_or_junk 1, 0)
#define IS_BUILTIN(option) __is_defined(option)
#define IS_MODULE(option) __is_defined(option##_MODULE)
#define __or(x, y) ___or(x, y)
#define ___or(x, y) ____or(__ARG_PLACEHOLDER_##x, y)
#define ____or(arg1_or_junk, y) __take_second_arg(arg1_or_junk 1, y)
#define IS_ENABLED(option) __or(IS_BUILTIN(option), IS_MODULE(option))
#define MAP0(m, ...)
#define MAP1(m, t, a, ...) m(t, a)
#define MAP2(m, t, a, ...) m(t, a), MAP1(m, __VA_ARGS__)
#define MAP(n, ...) MAP##n(__VA_ARGS__)
#define DECL(t, a) t a
#define LONG(t, a) (long)a
#define DEFINE2(name, ...) static long do_##name(MAP(2, DECL, __VA_ARGS__)); static long sys_##name(long x, long y) { return do_##name(x, y); } static long do_##name(MAP(2, DECL, __VA_ARGS__))
DEFINE2(thing, int, fd, char, mode) { return fd * 10 + mode; }
#define ITEMS(X) X(RED, 3) X(GREEN, 5) X(BLUE, 9)
#define AS_ENUM(n, v) n = v,
#define AS_STR(n, v) #n,
#define AS_SUM(n, v) + v
enum { ITEMS(AS_ENUM) LAST }; static const char *const names[] = { ITEMS(AS_STR) };
#define BUILD_BUG_ON_ZERO(e) ((int)(sizeof(struct { int:(-!!(e)); })))
#define __must_be_array(a) BUILD_BUG_ON_ZERO(__builtin_types_compatible_p(typeof(a), typeof(&(a)[0])))
#define ARRAY_SIZE(arr) (sizeof(arr) / sizeof((arr)[0]) + __must_be_array(arr))
#define GENMASK(h, l) (((~0UL) << (l)) & (~0UL >> (__SIZEOF_LONG__ * 8 - 1 - (h))))
#define __bf_shf(x) (__builtin_ffsll(x) - 1)
#define FIELD_GET(m, r) ((typeof(m))(((r) & (m)) >> __bf_shf(m)))
#define __ALIGN_MASK(x, mask) (((x) + (mask)) & ~(mask))
#define ALIGN(x, a) __ALIGN_MASK(x, (typeof(x))(a) - 1)
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define swap(a, b) do { typeof(a) __tmp = (a); (a) = (b); (b) = __tmp; } while (0)
#define __is_constexpr(x) (sizeof(int) == sizeof(*(8 ? ((void *)((long)(x) * 0l)) : (int *)8)))
enum { foo = 2 };
#define foo (4 + foo)
#define twice(x) (twice(x) + 1)
static int (twice)(int x) { return 2 * x; }
long long result(int n)
{
	int UNIQ(v) = 4, q[7], a = 3, b = 8; const char *s = STR(CAT(x, y), "q\n");
	switch (n) {
	case 0: return COUNT_ARGS() + COUNT_ARGS(a) * 10 + COUNT_ARGS(a, b, c) * 100; case 1: return IS_ENABLED(CONFIG_A) + IS_ENABLED(CONFIG_B) * 10 + IS_ENABLED(CONFIG_C) * 100 + IS_BUILTIN(CONFIG_B) * 1000; case 2: return sys_thing(4, 258); case 3: return LAST * 10 + GREEN + names[2][1] + (0 ITEMS(AS_SUM)); case 4: { int h = 0; while (*s) h = h * 3 + *s++; return h; } case 5: return ARRAY_SIZE(q); case 6: return GENMASK(15, 4) + FIELD_GET(GENMASK(11, 8), 0xabc); case 7: return ALIGN(13, 8) + DIV_ROUND_UP(10, 3) * 100; case 8: swap(a, b); return a * 10 + b; case 9: return __is_constexpr(5) * 10 + __is_constexpr(a); case 10: return CAT(1, 2) + CAT(0x, ff) + sizeof(STR()); 
	case 11: return foo + twice(foo);
	case 12: return __LINE__ - 60 > 0; case 13: return __COUNTER__ + __COUNTER__ * 10 + __COUNTER__ * 100; case 14: return sizeof(__FILE__) > 1; case 15: return (int)(ALIGN((char)5, 4) + __INT_MAX__);
	}
	return -1;
}
