// types: 20
// Plain members: every scalar behind a char, so that its alignment shows.
struct c_s { char c; short s; };
struct c_i { char c; int i; };
struct c_l { char c; long l; };
struct c_ll { char c; long long ll; };
struct c_d { char c; double d; char e; };
struct c_f { char c; float f; char e; };
struct c_ld { char c; long double ld; char e; };
struct c_p { char c; void *p; char d; };
struct c_fp { char c; int (*fp)(struct c_p *, int); const char *(*table[3])(void); };
struct c_b { char c; _Bool b; _Bool d[3]; };
struct mixed { char a; long long b; short c; void *d; char e[5]; double f; int g; };
struct tail { long long a; char b; };
struct pair { struct tail t[2]; char c; };
struct only_char { char c[7]; };
struct only_short { short s[3]; };
struct signs { signed char a; unsigned char b; unsigned short c; unsigned d; unsigned long e; unsigned long long f; };
struct qualified { const int a; volatile char b; int *const volatile c; const volatile long long d; };
typedef unsigned long long wide_number;
typedef struct { char c; wide_number w; } with_typedef;
struct many_declarators { int a, *b, c[2], (*d)[3], **e, (*f)(int), g; };
