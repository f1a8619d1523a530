struct a { DECLARE_BITMAP(bits, 10); int after; MACRO_FIELD(x) int z; };
struct b { int a; randomized_start struct { int c; }; };
