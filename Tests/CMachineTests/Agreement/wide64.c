// results: 18
typedef unsigned long long u64; typedef long long s64; typedef unsigned u32;
static u64 mul(u64 a, u64 b) { u64 r = 0; while (b) { if (b & 1) r += a; a <<= 1; b >>= 1; } return r; } static u32 divide(u64 *n, u32 d) { u32 r = *n % d; *n /= d; return r; } static int cmp(s64 a, s64 b) { return (a > b) - (a < b); } static u64 rot(u64 x, int k) { return x << (k & 63) | x >> (-k & 63); }
long long result(int n)
{
	u64 a = 0xfedcba9876543210ULL, b = 0x123456789ULL; s64 c = -0x7000000000000001LL, d = 1000000007; u32 w = 0xffffffffu;
	switch (n) {
	case 0: return a * b; case 1: return a / b; case 2: return a % b; case 3: return c / d; case 4: return c % d; case 5: return (s64)a / d; case 6: return a / w; case 7: return mul(a, b) == a * b; case 8: return divide(&a, 12345) + a; case 9: return cmp(c, d) * 100 + cmp(d, c) * 10 + cmp((s64)a, 0); case 10: return rot(a, 17) ^ rot(b, 64); case 11: return a ^ b | c & d; case 12: return -c + ~d; case 13: return (u64)w * w; case 14: return (s64)(int)w * 2; case 15: return (u64)c >> 1; case 16: return (u32)(a >> 32) + (u32)a; case 17: a += 0x1234; a -= b; a *= 3; a /= 7; a %= 1000000007; a |= 1; a ^= 0xff; a &= ~2ULL; a <<= 3; a >>= 1; return a;
	}
	return -1;
}
