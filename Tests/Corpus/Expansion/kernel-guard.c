#define DEFINE_CLEAN(name, type, how) static inline void clean_##name(void *p) { type one = *(type *)p; how; }
#define DEFINE_HOLD(name, type, enter, leave) \
	typedef type hold_##name##_t; \
	DEFINE_CLEAN(hold_##name, type, if (one) { leave; }) \
	static inline type hold_##name##_enter(type one) { enter; return one; }
#define UNIQUE_(stem, n) stem##n
#define UNIQUE__(stem, n) UNIQUE_(stem, n)
#define UNIQUE(stem) UNIQUE__(stem, __COUNTER__)
#define on_leave(name) __attribute__((cleanup(clean_##name)))
#define HOLD(name) hold_##name##_t UNIQUE(held) on_leave(hold_##name) = hold_##name##_enter
#define within(name, args...) for (HOLD(name)(args), *once = (void *)1; once; once = 0)
DEFINE_HOLD(mutex, struct mutex *, mutex_lock(one), mutex_unlock(one))
void f(struct mutex *m)
{
	HOLD(mutex)(m);
	within(mutex, m) { HOLD(mutex)(m + 1); g(); }
}
