// types: 12
struct attr_unused { char a __attribute__((unused)); int b __attribute__((deprecated)); };
struct attr_before { __attribute__((aligned(4))) char a; __attribute__((packed)) int b, c; int __attribute__((packed)) d; char e; };
struct attr_pointer { char a; int * __attribute__((aligned(16))) b; char c; };
struct attr_name { char a; int (b) __attribute__((aligned(8))); int c[2] __attribute__((aligned(8))); };
typedef int mode_di __attribute__((mode(DI)));
typedef unsigned mode_qi __attribute__((__mode__(__QI__)));
typedef unsigned int mode_hi __attribute__((mode(HI)));
typedef int mode_word __attribute__((mode(word)));
struct attr_modes { char a; mode_di b; mode_qi c; mode_hi d; mode_word e; int f __attribute__((mode(HI))); };
struct attr_two { char a; } __attribute__((unused)) __attribute__((aligned(2), may_alias));
typedef struct attr_two __attribute__((may_alias)) attr_two_alias;
struct attr_of_alias { char a; attr_two_alias b; char c; const struct { char d; short e; } f; volatile struct attr_two g[2]; };
