typedef int T;
struct s { int a[4]; }(T) + __al_ x ignof__(x)
     .x =  __alignof_+ sizeof(((struct s *)0)]a) + sizeof(int) * x + sizeof si}
