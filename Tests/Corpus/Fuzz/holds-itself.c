struct s { struct s; int a; } x = { 1 };
struct t { struct t a[2]; int b; } y = { 1, 2 };
struct u { struct v a; };
struct v { struct u; int c; };
static struct v z = { 3 };
int f(void) { return x.a + y.b + y.a[1].b + z.c + sizeof(struct u) + sizeof(struct t); }
