#define PER_WORD (8 * sizeof(long))
#define DIV_UP(n, d) (((n) + (d) - 1) / (d))
#define WORDS(bits) DIV_UP(bits, PER_WORD)
#define DECLARE_BITS(name, bits) unsigned long name[WORDS(bits)]
#define BIT(n) (1UL << (n))
#define FLAG_LIST(F) F(dirty) F(locked) F(uptodate)
#define AS_BIT(f) bit_##f,
#define AS_TEST(f) static inline int is_##f(struct page *p) { return !!(p->flags & BIT(bit_##f)); }
#define AS_SET(f) static inline void set_##f(struct page *p) { p->flags |= BIT(bit_##f); }
enum bits { FLAG_LIST(AS_BIT) bit_count };
FLAG_LIST(AS_TEST)
FLAG_LIST(AS_SET)
struct map { DECLARE_BITS(a, bit_count); DECLARE_BITS(b, WORDS(3)); };
