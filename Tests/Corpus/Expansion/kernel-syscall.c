#define __MAP0(m,...)
#define __MAP1(m,t,a,...) m(t,a)
#define __MAP2(m,t,a,...) m(t,a), __MAP1(m,__VA_ARGS__)
#define __MAP3(m,t,a,...) m(t,a), __MAP2(m,__VA_ARGS__)
#define __MAP(n,...) __MAP##n(__VA_ARGS__)
#define __SC_DECL(t, a) t a
#define __SC_LONG(t, a) __typeof(__builtin_choose_expr(sizeof(t) == 8, 0LL, 0L)) a
#define __SC_CAST(t, a) (t) a
#define SYSCALL_DEFINE3(name, ...) SYSCALL_DEFINEx(3, _##name, __VA_ARGS__)
#define SYSCALL_DEFINEx(x, sname, ...) __SYSCALL_DEFINEx(x, sname, __VA_ARGS__)
#define __SYSCALL_DEFINEx(x, name, ...) \
	long sys##name(__MAP(x,__SC_DECL,__VA_ARGS__)); \
	static long __se_sys##name(__MAP(x,__SC_LONG,__VA_ARGS__)) \
	{ return __do_sys##name(__MAP(x,__SC_CAST,__VA_ARGS__)); } \
	static inline long __do_sys##name(__MAP(x,__SC_DECL,__VA_ARGS__))
SYSCALL_DEFINE3(read, unsigned int, fd, char *, buf, size_t, count) { return 0; }
