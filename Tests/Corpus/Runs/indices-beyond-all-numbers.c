typedef char a[1ULL << 40]; typedef a b[1 << 22]; typedef b c[1 << 22];
c x = { [4194303][4194303][4194303] = 1 };
int main(void) { c y = { [4194302] = { [4194302] = { "a" } } }; return x[0][0][0] + y[0][0][0]; }
