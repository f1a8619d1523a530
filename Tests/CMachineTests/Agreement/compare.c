// results: 14
long long result(int n)
{
	int a = -1; unsigned b = 1; char c = -1; unsigned char d = 255; short e = -1; unsigned short f = 65535; long g = -1; unsigned long h = 1; long long i = -1; _Bool t = 3; int arr[4], *p = arr, *q = 0;
	switch (n) {
	case 0: return (a < b) + (a > b) * 10; case 1: return (c == d) + (c < d) * 10 + ((unsigned char)c == d) * 100; case 2: return (e == f) + (e < f) * 10; case 3: return (g < h) + (g < b) * 10 + (i < b) * 100 + (i < h) * 1000; case 4: return t + (t == 1) * 10 + !t * 100 + -t * 1000; case 5: t--; return t; case 6: t--; t--; return t; case 7: t += 5; return t; case 8: return (p != q) + !q * 10 + (p && !q) * 100 + (q == (void *)0) * 1000; case 9: return (_Bool)p + (_Bool)q * 10 + (_Bool)0x100 * 100; case 10: return (0 < a < 1) + (3 > 2 > 1) * 10; case 11: return (a == 0xffffffff) + (a == 0xffffffffLL) * 10 + (-1L == 0xffffffffu) * 100; case 12: return sizeof(a < b) + !!a * 10 + !a; case 13: return (a & b == 1) + (a | 4 << 1) + (7 & ~2 ^ 1) * 10;
	}
	return -1;
}
