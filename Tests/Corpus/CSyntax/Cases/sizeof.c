typedef int T;
struct s { int a[4]; };
int f(int x, int *y) {
  return sizeof x + sizeof(x) + sizeof(T) + sizeof(struct s) + sizeof(T){1} + sizeof(y)[0]
    + sizeof (T *) + sizeof y[1] + sizeof(T[3]) + sizeof -x + _Alignof(T) + __alignof__(x)
    + __alignof__ x + sizeof(((struct s *)0)->a) + sizeof(int) * x + sizeof sizeof x;
}
