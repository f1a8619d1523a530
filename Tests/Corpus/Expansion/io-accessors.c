#define READ_FN(bits, sfx) static inline u##bits get##sfx(const volatile void *a) { u##bits v = le##bits##_to_cpu(*(const volatile u##bits *)a); return v; }
#define u8 unsigned char
#define u16 unsigned short
#define le8_to_cpu(x) (x)
READ_FN(8, b) READ_FN(16, w)
#define get_le(p, n) get_le_(p, n)
#define get_le_(p, n) get_le##n(p)
#define W 16
get_le(buf + 2, W) get_le(get_le(b, 32), 8)
#undef u8
READ_FN(8, b2)
