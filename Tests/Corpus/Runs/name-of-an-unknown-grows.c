extern int f(void);
int main(void) { int x = f(); for (;;) x = (x < 1); }
