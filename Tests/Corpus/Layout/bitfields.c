// types: 24
// Bit-fields of all types and widths.
struct bits_one_unit { unsigned a : 1, b : 2, c : 3, d : 26; };
struct bits_spill { unsigned a : 20, b : 20, c : 20; };
struct bits_full { unsigned a : 32; int b : 32; unsigned char c : 8; unsigned short d : 16; };
struct bits_in_chars { unsigned char a : 3, b : 4, c : 5, d : 8, e : 1; };
struct bits_in_shorts { unsigned short a : 9, b : 9, c : 3; short d : 16, e : 1; };
struct bits_in_longs { unsigned long a : 5, b : 20, c : 9; long d : 31; };
struct bits_in_long_longs { unsigned long long a : 33, b : 30, c : 40; long long d : 64, e : 1; };
struct bits_of_bool { _Bool a : 1, b : 1; char c; _Bool d : 1; unsigned e : 4; };
struct bits_mixed_types { char a : 4; int b : 10; short c : 5; long long d : 20; unsigned e : 7; };
struct bits_behind_char { char a; unsigned b : 8; unsigned c : 16; unsigned d : 9; };
struct bits_behind_short { short a; int b : 17; char c; int d : 9; };
struct bits_then_char { int a : 3; char b; int c : 7; char d; };
struct bits_then_long_long { int a : 3; long long b; long long c : 3; };
struct bits_zero_int { int a : 3; int : 0; int b : 3; };
struct bits_zero_char { int a : 3; char : 0; int b : 3; };
struct bits_zero_long_long { char a; long long : 0; char b; };
struct bits_zero_first { int : 0; char a; int b : 2; int : 0; };
struct bits_zero_twice { char a : 1; short : 0; int : 0; char b : 1; };
struct bits_unnamed { int : 3; int a : 5; int : 9; int b : 17; char : 7; char c; };
struct bits_unnamed_only_wide { char a; int : 12; char b; };
struct bits_unnamed_long { char a; long long : 40; char b; };
enum bit_shade { SHADE_DARK, SHADE_LIGHT = 3 };
struct bits_of_enum { enum bit_shade a : 2, b : 3; enum bit_shade c; enum bit_shade d : 30; };
struct bits_signed { signed a : 5; signed char b : 5; signed long long c : 37; int d : 1; };
