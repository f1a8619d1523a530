// types: 10
struct pack_default { char a; int b; };
#pragma pack(push, 1)
struct pack_1 { char a; int b; long long c; };
struct pack_1_bits { char a; unsigned b : 5, c : 20; unsigned : 0; char d; };
#pragma pack(push, 2)
struct pack_2 { char a; int b; double c; char d; };
struct pack_2_bits { char a; unsigned b : 12, c : 20; long long d : 33; };
#pragma pack(pop)
union pack_1_union { char a; int b; char c[5]; };
#pragma pack(pop)
struct pack_again { char a; long long b; };
#pragma pack(4)
struct pack_4 { char a; long long b; struct { char c; double d; } e; short f __attribute__((aligned(8))); };
struct pack_4_aligned { char a; int b; } __attribute__((aligned(16)));
#pragma pack()
struct pack_none { char a; long long b; struct pack_1 c; };
