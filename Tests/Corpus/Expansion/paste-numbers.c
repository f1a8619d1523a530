#define P(a, b) a ## b
#define P3(a, b, c) a ## b ## c
P(0x, ff) P(1, e) P(1e, 5) P(.1, f) P(1, ull) P(0b, 11) P(1., 5) P(., 1) P3(1, ., 5) P3(x, 1, y) P(_, 1) P(1, _) P(1e+, 5) P3(0x, dead, beef) P(1, 2.5e-3)
