// types: 9
struct aligned_bit { int a : 3; int b : 5 __attribute__((aligned(8))); int c : 2; };
struct aligned_bit_char { char a : 3; char b : 2 __attribute__((aligned(4))); char c; };
struct aligned_bit_packed { char a; unsigned b : 5 __attribute__((aligned(2))); unsigned c : 7; } __attribute__((packed));
struct aligned_bit_record { unsigned a : 5; } __attribute__((aligned(2)));
typedef unsigned u_on_2 __attribute__((aligned(2)));
typedef unsigned char uc_on_4 __attribute__((aligned(4)));
struct bits_of_aligned { char a; u_on_2 b : 9; u_on_2 c : 20; };
struct bits_of_more_aligned { char a; uc_on_4 b : 3; uc_on_4 c : 4; char d; };
struct bits_of_packed_typed { char a; u_on_2 b : 9; uc_on_4 c : 3; } __attribute__((packed));
