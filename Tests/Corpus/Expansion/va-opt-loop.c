#define PAREN ()
#define SCAN(...) SCAN_3(SCAN_3(__VA_ARGS__))
#define SCAN_3(...) SCAN_2(SCAN_2(__VA_ARGS__))
#define SCAN_2(...) SCAN_1(SCAN_1(__VA_ARGS__))
#define SCAN_1(...) __VA_ARGS__
#define FOLD(m, ...) __VA_OPT__(SCAN(FOLD_1(m, __VA_ARGS__)))
#define FOLD_1(m, x, ...) m(x) __VA_OPT__(FOLD_2 PAREN (m, __VA_ARGS__))
#define FOLD_2() FOLD_1
#define ADD(x) + x
0 FOLD(ADD, 1, 2, 3, 4, 5, 6, 7, 8, 9) ; 0 FOLD(ADD) ; FOLD(ADD, FOLD(ADD, 1))
