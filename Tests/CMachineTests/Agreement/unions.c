// results: 14
union pun { unsigned long long q; unsigned int w[2]; unsigned short h[4]; unsigned char b[8]; signed char s[8]; };
struct tagged { int kind; union { int i; struct { short a, b; }; char text[12]; }; int after; };
struct two { union { struct { int x; int y; } xy; int a[2]; }; };
static unsigned swab(unsigned v) { union { unsigned v; unsigned char b[4]; } u = { v }, r; for (int i = 0; i < 4; i++) r.b[i] = u.b[3 - i]; return r.v; }
long long result(int n)
{
	union pun p = { 0x0123456789abcdefULL }; struct tagged t = { 1, { .i = 0x20001 }, 9 }; struct two w = { .a = { 5, 6 } };
	switch (n) {
	case 0: return p.w[0]; case 1: return p.h[3]; case 2: return p.b[0] + p.s[0]; case 3: p.b[7] = 0xff; return p.q; case 4: p.w[1] = 0; return p.q;
	case 5: return t.a + t.b * 10; case 6: t.b = 7; return t.i; case 7: t.text[0] = 'z'; return t.i + t.after; case 8: return w.xy.x + w.xy.y * 10; case 9: return swab(0x11223344);
	case 10: return sizeof(union pun) + sizeof(struct tagged) * 100; case 11: return *(unsigned short *)&p.b[1]; case 12: { unsigned short *h = (void *)&p; h[1] = 0xffff; return p.w[0]; }
	case 13: { union { char c; int i; } z = { .i = -1 }; z.c = 0; return z.i; }
	}
	return -1;
}
