int a[] = { [0 ... 1 << 30] = 1 };
int b[1 << 20] = { [1 << 23] = 1 };
int main(void) { return a[5] + b[5]; }
