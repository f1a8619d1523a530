int f(void) { if (1) { return 2;
int g(void) { return 1; }
