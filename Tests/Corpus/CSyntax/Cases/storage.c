extern int a; static const int b = 1; register int c; _Thread_local int d; static __thread int e;
inline int f(void) { return 0; } static __inline__ int g(void); _Noreturn void h(void);
int typedef i; i j; long static unsigned k; const l_t m; extern inline __attribute__((x)) void n(void);
auto o = 1;
