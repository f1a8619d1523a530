// results: 8
extern int later[]; static int use(void) { return later[2]; } int later[3] = { 1, 2, 3 }; extern const char *const word; const char *const word = "word"; int block(void) { extern int hidden; extern int hfn(int); return hidden + hfn(2); } int hidden = 30; int hfn(int x) { return x * hidden; } static struct later_s *lp; struct later_s { int v; }; static struct later_s lv = { 44 }; static int inc(void); static int (*const table[])(void) = { inc, use }; static int inc(void) { static int n; return ++n; }
typedef struct node node_t; struct node { node_t *next; int v; }; static node_t tail; static node_t head = { &tail, 1 }; static node_t tail = { &head, 2 }; int a, b = 4, *c = &b, d[2] = { 1, 2 }, e(int), (*f)(int) = e; int e(int x) { return x + b; }
static inline __attribute__((always_inline, unused)) int attr(int x) { return x; } extern __inline__ __attribute__((__gnu_inline__)) int gi(int x) { return x + 1; } static const volatile unsigned long int static_order = 5; int const static weird = 6; long unsigned int long odd = 1;
long long result(int n)
{
	lp = &lv;
	switch (n) { case 0: return use() + word[1]; case 1: return block(); case 2: return lp->v; case 3: return table[0]() + table[0]() + table[1](); case 4: return head.next->next->v * 10 + tail.v; case 5: return a + *c + d[1] + f(3); case 6: return attr(4) + static_order + weird; case 7: return sizeof(odd) + sizeof(later) + sizeof word; }
	return -1;
}
