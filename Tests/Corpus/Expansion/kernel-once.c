#define GLUE(l, r) GLUE_(l, r)
#define GLUE_(l, r) l##r
#define FRESH(stem) GLUE(GLUE(tmp, stem), GLUE(_, __COUNTER__))
#define PICK(op, l, r) PICK_(op, l, r, FRESH(_l), FRESH(_r))
#define PICK_(op, l, r, tl, tr) ({ __auto_type tl = (l); typeof(r) tr = (r); \
	(void)(&tl == &tr); tl op tr ? tl : tr; })
#define smaller(l, r) PICK(<, l, r)
#define larger(l, r) PICK(>, l, r)
#define limited(v, low, high) smaller(larger(v, low), high)
int k = smaller(a, b);
int m = larger(smaller(a, 7), b);
int n = limited(x, 1, 2);
