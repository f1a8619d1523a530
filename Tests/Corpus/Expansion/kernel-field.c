#define LOW_BIT(m) (__builtin_ffsll(m) - 1)
#define CHECK(m, v, text) do { (void)sizeof(struct { int text : -!!((m) == 0); }); } while (0)
#define FIT(m, v) ({ CHECK(m, v, zero_mask); ((typeof(m))(v) << LOW_BIT(m)) & (m); })
#define TAKE(m, r) ({ CHECK(m, 0u, zero_mask); (typeof(m))(((r) & (m)) >> LOW_BIT(m)); })
#define FIT_CONST(m, v) (BUILD_ZERO(m) + ((v) << LOW_BIT(m) & (m)))
#define BUILD_ZERO(e) ((int)sizeof(struct { int : -!!(!(e)); }))
#define SPAN(high, low) (((~0ul) - (1ul << (low)) + 1) & (~0ul >> (BITS - 1 - (high))))
#define BITS 64
#define MODE SPAN(5, 3)
#define RATE SPAN(31, 16)
x = FIT(MODE, 2) | FIT(RATE, TAKE(RATE, y));
enum { start = FIT_CONST(MODE, 1) | FIT_CONST(SPAN(1, 0), 3) };
#if SPAN(5, 3) == 0x38 && SPAN(0, 0) == 1 && SPAN(63, 63) == 0x8000000000000000
masks
#endif
