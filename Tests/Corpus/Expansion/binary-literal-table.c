#define B8(b) B8_(0b##b)
#define B8_(b) (b & 0xff)
#define ROW(a, b, c) { B8(a), B8(b), B8(c) },
#define ROWS ROW(00011000, 00100100, 01000010) ROW(1, 10, 11)
unsigned char font[][3] = { ROWS };
#if B8(101) == 5 && B8(11111111) == 0xff
bits
#endif
