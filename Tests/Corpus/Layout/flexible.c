// types: 9
struct flexible_char { int count; char data[]; };
struct flexible_ll { char count; long long data[]; };
struct flexible_records { short count; struct { char a; int b; } each[]; };
struct zero_length { char a; int b[0]; };
struct zero_in_the_middle { char a; long long b[0]; char c; };
struct flexible_packed { char a; int b[]; } __attribute__((packed));
struct flexible_aligned { char a; char b[] __attribute__((aligned(8))); };
struct flexible_behind_bits { unsigned a : 5; char b[]; };
struct zero_overlay { char a; struct { char x[0]; long y; }; union { int first[0]; char all[3]; }; };
