// results: 16
struct s { int v; unsigned char c; short h; unsigned b:5; int *p; };
static int evals; static int *at(int *p) { evals++; return p; } static int idx(void) { return evals++; }
long long result(int n)
{
	int a = 7, b = 3, arr[5] = { 1, 2, 3, 4, 5 }; struct s s = { 5, 250, -5, 30, arr }; unsigned u = 5; long long l = 1LL << 40; char c = 100; int *p = arr;
	switch (n) {
	case 0: a += b; a -= 1; a *= 4; a /= 5; a %= 4; return a; case 1: a &= 5; a |= 8; a ^= 3; a <<= 2; a >>= 1; return a; case 2: a = b = 9; return a + b; case 3: a += b += 2; return a * 10 + b; case 4: s.c += 10; s.h *= 10000; s.b += 5; return s.c + s.h * 1000LL + s.b * 100000000LL; case 5: *at(p + 1) += 5; return p[1] * 10 + evals; case 6: arr[idx()] += 10; return arr[0] + arr[1] + evals * 100; case 7: arr[idx()]++; ++arr[idx()]; return arr[0] * 10 + arr[1] + evals * 100; case 8: u -= 6; return u; case 9: c += 100; return c; case 10: l -= 1; l >>= 3; return l; case 11: a = l; return a; case 12: return (c = 300) + (u = -1) + (s.c = 511); case 13: return a++ + ++b * 10 + a-- * 100 + --b * 1000; case 14: p = s.p++; return *s.p + *p + (s.p - p) * 10; case 15: a = (b = 4, b + 1), b++; return a * 10 + b;
	}
	return -1;
}
