// results: 13
struct p { int x, y; struct p *next; }; static int sum(const struct p *p) { int s = 0; for (; p; p = p->next) s = s * 10 + p->x + p->y; return s; }
static int *global = (int []) { 1, 2, 3 }; static struct p *gp = &(struct p) { 4, 5, &(struct p) { 6, 7 } }; static int total(int *v, int n) { int s = 0; while (n--) s = s * 10 + *v++; return s; }
static int slots(void) { struct p *q[2]; int i = 0; again: q[i] = &(struct p) { i }; if (++i < 2) goto again; return q[0] == q[1]; }
long long result(int n)
{
	int k = 3;
	switch (n) {
	case 0: return sum(&(struct p) { 1, 2, &(struct p) { .y = 5 } }); case 1: return global[1] + gp->next->y * 10; case 2: return total((int []) { 1, k, k + 1 }, 3); case 3: return (struct p) { 3, 4 }.y; case 4: return sizeof((int []) { 1, 2, 3 }); case 5: return ((int [4]) { 7, 8 })[1] + ((int [4]) { 7, 8 })[3]; case 6: return "literal"[2] + sizeof("abc"); case 7: { struct p a = (struct p) { k, 2 }; a = (struct p) { a.y, a.x }; return a.x * 10 + a.y; }
	case 8: { int *p = &(int) { 5 }; *p += 2; return *p; } case 9: return slots(); case 10: return ((union { int i; char c; }) { .i = 0x141 }).c; case 11: return (char []) { "xyz" }[2]; case 12: { int s = 0; for (int i = 0; i < 3; i++) { int *p = (int [2]) { i }; p[1] += 10 * i; s += p[0] + p[1]; } return s; }
	}
	return -1;
}
