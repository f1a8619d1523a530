struct a; struct b { int x, *y; struct { int z; }; union { int u; char v[4]; }; struct c { int w; } c1, *c2; };
struct d { int a : 3, : 0, b : 5; unsigned : 4; int flex[]; };
struct {} e; union f { }; struct g { struct g *next; int (*op)(struct g *, int); ; };
struct h { _Static_assert(1, "x"); int a; const struct b *p; enum { X, Y } k; };
struct i { __extension__ struct { int q; }; int last }; 
static const struct { int a; } j = { 1 };
typedef struct k k; struct k { k *self; };
struct __packed l { int a; };
