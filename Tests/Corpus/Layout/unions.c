// types: 13
union plain_union { char a; short b; int c; };
union union_of_arrays { char a[7]; short b[3]; int c[1]; };
union union_with_ll { char a[9]; long long b; double c; };
union union_bits { unsigned a : 3; unsigned b : 17; unsigned char c : 5; };
union union_bits_wide { unsigned long long a : 40; char b; };
union union_bits_zero { char a; int : 0; char b[3]; };
union union_bits_unnamed { char a; int : 12; };
union union_of_views { unsigned long whole; struct { unsigned low : 4, mid : 12, high : 16; } parts; unsigned char bytes[sizeof(long)]; };
union union_of_pointers { void *a; int (*b)(void); char c; } __attribute__((transparent_union));
typedef union { struct plain *s; union plain_union *u; const void *v; } any_pointer __attribute__((__transparent_union__));
union union_aligned { char a; short b; } __attribute__((aligned(8)));
union union_member_aligned { char a; short b __attribute__((aligned(16))); };
struct with_unions { char a; union plain_union b; char c; union union_with_ll d; any_pointer e; };
