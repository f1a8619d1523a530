int a = 0, b = 017, c = 0xFFu, d = 0b101, e = 1UL, f = 2ll, g = 3LLU, h = 0xffffffffffffffffULL;
int i = 18446744073709551616, j = 123abc, k = 09, l = 0x, m = 1uu, n = 0XAbl;
