struct s { char b[1 << 16]; };
static struct s f(int n) { struct s s; s.b[0] = n; return s; }
int main(void) { return ({ int n = 0; for (;;) n += f(n).b[0]; n; }); }
