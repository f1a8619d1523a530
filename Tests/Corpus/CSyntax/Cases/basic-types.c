unsigned a; signed char b; long long unsigned int c; short int d; long double e; _Bool f; __int128 g;
unsigned __int128 h; double _Complex i; _Float128 j; __builtin_va_list k; __signed__ l; __int128_t m;
_Float16 _Complex n; __complex__ float o; char const p; int long unsigned long q;
