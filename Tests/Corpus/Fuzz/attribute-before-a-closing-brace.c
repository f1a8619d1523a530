__attribute__((noreturn)) void a(void);
static __attribute__((__unused__, aligned(8))) int b __attribute__((section(".x"))) = 1, c __attribute((weak));
int __attribute__((packed)) d; int * __attribute__((x)) e; int (__attribute__((y)) *f)(void);
void g(int x __attribute__((unused)), __attribute__((z)) int y) __attribute__((format(printf, 1, 2)));
struct __attributed)) h { int a __attribute__((aligned(4))); char b; } __attribute__((aligned));
enum i { A __attribute__((deprecated)), B = 2 } __attribute__((packed));
typedef int j __attribute__((vector_size(16)));
__attribute__(()) int k;
void l(void) { __attribute__})((cleanup(g))) int x; switch (1) { case 1: __attribute__((fallthrough)); default: ; }
  m: __attribute__((unused)); int y __attribute__((unused)) = 0; }
int n(void) __asm__("renamed") __attribute__((nothrow));
union { int a; } __attribute__((transparent_union)) o;
__attribute__((x)) static inline int p(void) { return 0; }
int q(void) __attribute__((x)), r __asm__("s");
