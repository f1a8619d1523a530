#define reg_lo ioread(0)
#define reg_hi ioread(4)
#define READ(half) reg_ ## half
#define BOTH(x, y) READ(x) << 8 | READ(y)
#define NAME(half) "reg_" #half, &READ(half)
READ(lo) READ(hi) BOTH(hi, lo) NAME(lo)
#define ioread(off) base[off]
READ(lo)
#define hi lo
READ(hi) BOTH(hi, hi)
#define VIA(half) READ(half)
VIA(hi)
#define NEST(a, b) READ(a ## b)
#define lohi 9
NEST(lo, hi) NEST(l, o)
#define reg_lohi both
NEST(lo, hi)
