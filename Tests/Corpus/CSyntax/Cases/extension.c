__extension__ typedef long long ll; __extension__ struct s { int a; };
ll f(void) { __extension__ ll x = 1; __extension__ int y; __extension__ x++; return __extension__ x; }
