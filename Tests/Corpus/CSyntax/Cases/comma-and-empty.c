; int a; ;
void f(int x) { ; ; (x), (void)0, x; f((x, x)); {} }
int;
struct s;
typedef int;
