#define OPS(op, sym) OP(op, sym, ) OP(op, sym, _relaxed) OP(op, sym, _acquire)
#define OP(op, sym, order) static inline int cell_##op##order(int i, cell *c) { int old = c->v; c->v = old sym i; fence##order(); return old sym i; }
#define fence()
#define fence_acquire() barrier()
OPS(add, +) OPS(andnot, & ~)
#undef OP
#undef OPS
OP(x, y, z) OPS(a, b)
#define ALIAS(name) cell_##name##_full cell_##name
#define ALIASES(m) m(add), m(sub)
ALIASES(ALIAS);
