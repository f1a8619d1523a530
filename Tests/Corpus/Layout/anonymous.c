// types: 12
struct anonymous_struct { char a; struct { char b; int c; }; char d; };
struct anonymous_union { char a; union { int b; char c[6]; short d; }; char e; };
struct anonymous_deep { char a; union { struct { char b; union { long c; struct { short d, e; }; }; }; long long f; }; char g; };
struct anonymous_packed { char a; struct { char b; int c; } __attribute__((packed)); int d; };
struct anonymous_aligned { char a; struct { char b; } __attribute__((aligned(8))); char c; };
struct anonymous_bits { char a; struct { unsigned b : 3, c : 7; }; unsigned d : 4; union { unsigned e : 9; unsigned char f; }; };
union anonymous_in_union { struct { int a; char b; }; struct { char c; long long d; }; char e[3]; };
struct named_inner { char a; struct { char b; short c; } in; struct inner_tagged { char d; long e; } tagged, *pointer, array[2]; };
struct both_ways { struct inner_tagged x; union { struct inner_tagged y; char z; }; };
struct empty_record { };
struct around_empty { char a; struct empty_record b; int c; struct { } d; char e; };
