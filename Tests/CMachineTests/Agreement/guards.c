// results: 9
#define __cleanup(f) __attribute__((cleanup(f)))
#define DEFINE_FREE(n, t, free) static inline void __free_##n(void *p) { t _T = *(t *)p; free; }
#define __free(n) __cleanup(__free_##n)
#define __get_and_null(p, nv) ({ __auto_type __ptr = &(p); __auto_type __val = *__ptr; *__ptr = nv; __val; })
#define no_free_ptr(p) ((typeof(p))__get_and_null(p, 0))
#define return_ptr(p) return no_free_ptr(p)
#define DEFINE_CLASS(n, t, exit, init, args...) typedef t class_##n##_t; static inline void class_##n##_destructor(t *p) { t _T = *p; exit; } static inline t class_##n##_constructor(args) { t t_ = init; return t_; }
#define CLASS(n, var) class_##n##_t var __cleanup(class_##n##_destructor) = class_##n##_constructor
#define DEFINE_GUARD(n, t, lock, unlock) DEFINE_CLASS(n, t, if (_T) { unlock; }, ({ lock; _T; }), t _T)
#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define guard(n) CLASS(n, CAT(guard_, __COUNTER__))
#define scoped_guard(n, args...) for (CLASS(n, scope)(args), *done = (void *)0; !done; done = (void *)1)
struct mutex { int held; }; static int log_; static void lock(struct mutex *m) { m->held++; log_ = log_ * 10 + 1; } static void unlock(struct mutex *m) { m->held--; log_ = log_ * 10 + 2; }
DEFINE_GUARD(mutex, struct mutex *, lock(_T), unlock(_T))
static int freed; static void rel(int *p) { freed += *p; } DEFINE_FREE(rel, int *, if (_T) rel(_T))
static struct mutex m;
static int work(int x) { guard(mutex)(&m); if (x == 1) return m.held; if (x == 2) { guard(mutex)(&m); return m.held; } scoped_guard(mutex, &m) { if (x == 3) return m.held * 10; if (x == 4) break; log_ = log_ * 10 + 3; } return m.held + 4; }
static int *take(int *p, int fail) { int *q __free(rel) = p; if (fail) return 0; return_ptr(q); }
long long result(int n)
{
	int r, v = 50;
	if (n < 6) { r = work(n); return r * 1000000LL + log_ * 10 + m.held; }
	switch (n) { case 6: r = take(&v, 0) == &v; return r * 1000 + freed; case 7: r = take(&v, 1) == 0; return r * 1000 + freed; default: { int *k __free(rel) = &v; v = 3; } return freed; }
}
