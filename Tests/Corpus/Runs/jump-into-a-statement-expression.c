struct s { int v[4]; };
static struct s f(int n) { struct s s = { { n } }; return n ? f(n - 1) : s; }
int main(void) { void *p = &&l; f(9); goto *p; return ({ struct s s, t = { { 1 } }; s = ({ l: t; }); s.v[0]; }); }
