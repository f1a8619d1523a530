#define apply(f, x) f(x)
#define neg(x) -x
#define pos(x) +x
#define compose(f, g, x) f(g(x))
#define flip(f) flip_##f
#define flip_neg pos
#define flip_pos neg
apply(neg, 1) apply(flip(neg), 2) compose(neg, pos, 3) compose(pos, neg, 4)
apply(apply, apply) flip(neg)(5) apply(flip, pos)(6)
