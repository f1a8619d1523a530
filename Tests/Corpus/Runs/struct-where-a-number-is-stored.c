struct s { int v[4]; };
struct s f(void) { struct s s = { { 1 } }; return s; }
int n;
int main(void) { n = f(); return n; }
