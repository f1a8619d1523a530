int main(void) { char *p = "abc"; p[0x7fffffffffffffff] = 1; return 0; }
