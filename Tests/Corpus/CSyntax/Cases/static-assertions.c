_Static_assert(sizeof(int) == 4, "four" "bytes"); _Static_assert(1);
void f(void) { _Static_assert(1, "x"); int a; _Static_assert(sizeof(a)); }
