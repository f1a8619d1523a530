// results: 18
struct p { int x, y; }; struct q { struct p a, b; char name[8]; }; struct empty { }; struct one { char c; };
union u { struct p p; long long l; char c[16]; };
static struct p make(int x, int y) { return (struct p) { x, y }; }
static struct q pair(struct p a, struct p b) { struct q r = { a, b, "pair" }; a.x = 0; return r; }
static int take(struct q q) { q.a.x++; return q.a.x + q.b.y; }
static struct p chain(struct p p) { return p.x > 3 ? p : chain(make(p.x + 1, p.y * 2)); }
static union u un(long long l) { union u r; r.l = l; return r; }
static struct one on(struct one o) { o.c++; return o; }
static struct p *self(struct p *p) { p->x++; return p; }
struct arr { int v[5]; };
static struct arr fill(int x) { struct arr a; for (int i = 0; i < 5; i++) a.v[i] = x * i; return a; }
long long result(int n)
{
	struct p a = { 3, 4 }, b = a, c[2] = { a, { 7, 8 } }; struct q q = pair(a, c[1]); struct empty e;
	switch (n) {
	case 0: return make(5, 6).y; case 1: return q.a.x + q.b.x * 10 + q.name[1]; case 2: return take(q) * 100 + q.a.x; case 3: return chain(make(0, 1)).y;
	case 4: b.x = 9; return a.x * 10 + b.x; case 5: c[0] = c[1]; c[1].x = 0; return c[0].x * 10 + c[1].x; case 6: return un(0x500000003LL).p.x + un(0x500000003LL).p.y * 10;
	case 7: return on(on((struct one) { 5 })).c; case 8: return self(self(&a))->x; case 9: return fill(3).v[4]; case 10: return sizeof(e) + sizeof(struct q) * 10;
	case 11: { struct p t; t = b = c[1]; return t.x + b.y; } case 12: return (n ? a : b).x + (a, c[1]).y; case 13: { struct q *pq = &q; pq->a = pq->b; return q.a.x; }
	case 14: { struct arr x = fill(2), y = x; y.v[1] = 100; return x.v[1] + y.v[1]; } case 15: { struct p arr[3] = { [0 ... 2] = { 1, 2 } }; arr[1] = make(arr[0].x + 5, 6); return arr[0].x + arr[1].x * 10 + arr[2].y * 100; }
	case 16: { struct { struct p p; } w = { a }, v; v = w; v.p.y = 1; return w.p.y * 10 + v.p.y; } case 17: { struct p x = { .y = 5 }; return x.x * 10 + x.y; }
	}
	return -1;
}
