/* atomic_ is 32 bits wide, atomic64_ 64, atomic_long_ a long: x86_64 here. */
#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
typedef struct { int counter; } atomic_t;
typedef struct { long long counter; } atomic64_t;
typedef struct { long counter; } atomic_long_t;

#define FAMILY(p, type) \
static int p##_steps(void) \
{ \
	type v; \
 \
	p##_set(&v, 5); \
	CHECK(p##_read(&v) == 5); \
	p##_inc(&v); \
	p##_dec(&v); \
	CHECK(p##_inc_return(&v) == 6 && p##_fetch_inc(&v) == 6 && v.counter == 7); \
	CHECK(p##_dec_return(&v) == 6 && p##_fetch_dec(&v) == 6 && v.counter == 5); \
	CHECK(!p##_inc_and_test(&v) && !p##_dec_and_test(&v)); \
	p##_set(&v, 1); \
	CHECK(p##_dec_and_test(&v) && !p##_inc_not_zero(&v) && v.counter == 0); \
	p##_set(&v, -1); \
	CHECK(p##_inc_and_test(&v)); \
	p##_set(&v, 3); \
	CHECK(p##_inc_not_zero(&v) && v.counter == 4); \
	CHECK(!p##_add_unless(&v, 3, 4) && p##_add_unless(&v, 3, 5) && v.counter == 7); \
	CHECK(!p##_sub_and_test(6, &v) && p##_sub_and_test(1, &v)); \
	return 0; \
} \
static int p##_operations(void) \
{ \
	type v = { 12 }; \
 \
	p##_add(3, &v); CHECK(v.counter == 15); \
	p##_sub(5, &v); CHECK(v.counter == 10); \
	CHECK(p##_and_return(14, &v) == 10); \
	p##_and(6, &v); CHECK(v.counter == 2); \
	p##_or(9, &v); CHECK(v.counter == 11); \
	p##_xor(1, &v); CHECK(v.counter == 10); \
	p##_andnot(8, &v); CHECK(v.counter == 2); \
	CHECK(p##_add_return(3, &v) == 5 && p##_fetch_add(2, &v) == 5 && v.counter == 7); \
	CHECK(p##_sub_return(3, &v) == 4 && p##_fetch_sub(2, &v) == 4 && v.counter == 2); \
	CHECK(p##_fetch_or(5, &v) == 2 && p##_fetch_and(5, &v) == 7 && v.counter == 5); \
	CHECK(p##_fetch_xor(1, &v) == 5 && p##_fetch_andnot(4, &v) == 4 && v.counter == 0); \
	CHECK(p##_and_return(1, &v) == 0 && p##_or_return(6, &v) == 6); \
	CHECK(p##_xor_return(2, &v) == 4 && p##_andnot_return(4, &v) == 0); \
	CHECK(p##_xchg(&v, 8) == 0 && v.counter == 8); \
	CHECK(p##_cmpxchg(&v, 7, 1) == 8 && v.counter == 8); \
	CHECK(p##_cmpxchg(&v, 8, 1) == 8 && v.counter == 1); \
	return 0; \
}
FAMILY(atomic, atomic_t)
FAMILY(atomic64, atomic64_t)
FAMILY(atomic_long, atomic_long_t)

int holds_atomic(void) { return atomic_steps() ?: atomic_operations(); }
int holds_atomic64(void) { return atomic64_steps() ?: atomic64_operations(); }
int holds_atomic_long(void) { return atomic_long_steps() ?: atomic_long_operations(); }

int holds_widths_are_kept(void)
{
	atomic_t narrow = { 0x7fffffff };
	atomic64_t wide = { 0x7fffffff };

	CHECK(atomic_inc_return(&narrow) == -0x7fffffff - 1);
	CHECK(atomic64_inc_return(&wide) == 0x80000000ll);
	CHECK(atomic_add_unless(&narrow, 1, -0x7fffffff - 1) == 0);
	return 0;
}

#define ATTEMPTS(p, inner) \
static int p##_attempts(void) \
{ \
	p##_t v = { 3 }; \
	inner old = 4; \
 \
	CHECK(!p##_try_cmpxchg(&v, &old, 9) && old == 3 && v.counter == 3); \
	CHECK(p##_try_cmpxchg(&v, &old, 9) && v.counter == 9 && old == 3); \
	CHECK(p##_fetch_add_unless(&v, 1, 9) == 9 && v.counter == 9); \
	CHECK(p##_fetch_add_unless(&v, 1, 8) == 9 && v.counter == 10); \
	CHECK(p##_add_negative(-11, &v) && !p##_inc_unless_negative(&v) && v.counter == -1); \
	CHECK(!p##_add_negative(1, &v) && p##_inc_unless_negative(&v) && v.counter == 1); \
	CHECK(p##_dec_if_positive(&v) == 0 && p##_dec_if_positive(&v) == -1 && v.counter == 0); \
	return 0; \
}

ATTEMPTS(atomic, int)
ATTEMPTS(atomic64, long long)
ATTEMPTS(atomic_long, long)

int holds_atomic_attempts(void) { return atomic_attempts(); }
int holds_atomic64_attempts(void) { return atomic64_attempts(); }
int holds_atomic_long_attempts(void) { return atomic_long_attempts(); }

int holds_the_last_one_takes_the_lock(void)
{
	atomic_t v = { 2 };
	int lock;

	CHECK(!atomic_dec_and_lock(&v, &lock) && atomic_dec_and_lock(&v, &lock) && !v.counter);
	return 0;
}
