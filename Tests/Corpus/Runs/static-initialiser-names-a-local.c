int main(void) { int a = 1; static int *p = &a; static int n = a; return *p + n; }
