#define same_type(a, b) __builtin_types_compatible_p(typeof(a), typeof(b))
#define member_at(type, member) __builtin_offsetof(type, member)
#define outer_of(ptr, type, member) ({ \
	void *inside_ = (void *)(ptr); \
	_Static_assert(same_type(*(ptr), ((type *)0)->member) || same_type(*(ptr), void), \
		"outer_of: " #ptr " is no " #member); \
	((type *)(inside_ - member_at(type, member))); })
#define outer_of_const(ptr, type, member) _Generic(ptr, const typeof(*(ptr)) *: ((const type *)outer_of(ptr, type, member)), default: ((type *)outer_of(ptr, type, member)))
struct box *b = outer_of(l, struct box, list);
struct box *c = outer_of(outer_of(l, struct inner, one.two[3])->up, struct box, member);
const struct box *d = outer_of_const(l, struct box, list);
#define member other_member
outer_of(p, struct box, member) member_at(struct s, member)
