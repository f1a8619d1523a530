// results: 7
struct flex { int n; char tail[]; }; struct zero { short h; int v[0]; }; struct item { int k, v; }; struct list { unsigned n; struct item items[]; };
static struct flex f = { 3, { 1, 2, 3 } }; static struct flex g = { 2, "abc" }; static struct list l = { 2, { { 1, 10 }, { 2, 20 } } };
static char room[64] __attribute__((aligned(8)));
long long result(int n)
{
	struct list *p = (void *)room;
	switch (n) {
	case 0: return sizeof(struct flex) + sizeof(struct zero) * 10 + sizeof(struct list) * 100; case 1: return f.tail[0] + f.tail[1] * 10 + f.tail[2] * 100; case 2: return g.tail[2] + g.tail[3];
	case 3: return l.items[1].v + l.items[0].k; case 4: p->n = 3; p->items[2].v = 7; return p->items[2].v + p->n + *(int *)(room + 4 + 20); case 5: return __builtin_offsetof(struct list, items[3].v); case 6: return (char *)&l.items[1] - (char *)&l;
	}
	return -1;
}
