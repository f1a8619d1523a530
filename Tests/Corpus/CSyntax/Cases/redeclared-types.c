typedef int T;
typedef const char *(T)(int);
typedef int (T);
struct s { int (T); int T2; };
void f(void) { int (T); T = 1; }
void g(int (T));
asmlinkage __visible int h(void);
asmlinkage __visible T i(void) { return 0; }
static __always_inline __realloc_size(2) void *j(void) { return 0; }
