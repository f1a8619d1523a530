#define assert_size(type, n) _Static_assert(sizeof(type) == (n), #type " is not " #n " bytes")
#define assert_at(type, member, off) _Static_assert(__builtin_offsetof(type, member) == off, "offset of " #type "." #member)
#define assert_1(e) _Static_assert(e, #e)
#define assert_2(e, m, ...) _Static_assert(e, m)
#define check(e, ...) assert_2(e, ## __VA_ARGS__, #e)
assert_size(struct a, 4 * 2); assert_at(struct a, b.c[1], 6);
assert_1(sizeof("a,\"b") == 5); check(1 == 1); check(2 == 2, "msg");
