_Alignas(8) int a; _Alignas(double) char b; _Atomic(int) c; _Atomic int d; _Atomic(int *) *e; int *_Atomic f;
struct s { _Alignas(16) char x; };
int __seg_gs *g;
