// results: 30
static int f(int x) { return __builtin_constant_p(x); } struct s { char a; struct { int x; char y[7]; } b[4]; short c; };
long long result(int n)
{
	int r = 0; unsigned u = 0; long long l = 0; unsigned char c = 0; unsigned long ul = 0; short h = 0; unsigned long long q; volatile int z = 3; int i = 2;
	switch (n) {
	case 0: return __builtin_add_overflow(0x7fffffff, 1, &r) * 10 + (r < 0); case 1: return __builtin_add_overflow(5, -6, &u) * 100 + (u == ~0u); case 2: return __builtin_mul_overflow(0x100000000LL, 0x100000000LL, &l) + l; case 3: return __builtin_sub_overflow(3u, 5u, &l) * 100 + l; case 4: return __builtin_add_overflow(200, 100, &c) * 1000 + c; case 5: return __builtin_mul_overflow(-1, -1, &u) * 10 + u; case 6: return __builtin_add_overflow(~0ULL, 1, &l) * 10 + l; case 7: return __builtin_mul_overflow(300, 300, &h) * 100000 + h; case 8: return __builtin_sub_overflow(0ULL, 1ULL, &q) * 10 + (q == ~0ULL);
	case 9: return __builtin_clz(1) + __builtin_clz(z) * 100 + __builtin_clzll(z) * 10000; case 10: return __builtin_ctz(8) + __builtin_ctzll(1ULL << 40) * 100; case 11: return __builtin_ffs(0) + __builtin_ffs(8) * 10 + __builtin_ffsll(1LL << 50) * 100; case 12: return __builtin_popcount(0xff00ff) + __builtin_popcountll(~0ULL) * 100; case 13: return __builtin_bswap32(0x12345678); case 14: return __builtin_bswap64(0x0123456789abcdefULL); case 15: return __builtin_bswap16(0x1234) + __builtin_bswap16(z); case 16: return __builtin_parity(7) + __builtin_parityll(3) * 10;
	case 17: return __builtin_constant_p(5) + __builtin_constant_p(z) * 10 + __builtin_constant_p("x") * 100 + __builtin_constant_p(sizeof(z)) * 1000 + f(3) * 10000; case 18: return __builtin_offsetof(struct s, b[2].y[3]) + __builtin_offsetof(struct s, c) * 1000; case 19: return __builtin_offsetof(struct s, b[i].x); case 20: return __builtin_expect(z == 3, 1) + __builtin_expect(!!z, 0); case 21: return __builtin_choose_expr(sizeof(int) == 4, 7, "s"); case 22: return (int)__builtin_object_size(&u, 0) != 0; case 23: return (long)&((struct s *)0)->b[1].y; case 24: return __builtin_ctzl(16) + __builtin_ffsl(0x40) * 10 + __builtin_popcountl(7) * 100;
	case 25: return __builtin_add_overflow((unsigned char)255, (signed char)-1, &c) * 1000 + c; case 26: { _Bool b = __builtin_add_overflow_p(1, 0x7fffffff, (int)0); return b; } case 27: return __builtin_uadd_overflow(~0u, 1, &u) + u + __builtin_smul_overflow(3, 4, &r) * 10 + r; case 28: return __builtin_mul_overflow(-5, 3u, &l) + l; case 29: return __builtin_sub_overflow((unsigned char)3, (unsigned char)4, &h) * 10 + h;
	}
	return -1;
}
