#define f(x)x
#define g (x) x
#define h(x,y)x y
#define i( x , y )y x
#define j() ()
#define k( ) k
#define m(...)__VA_ARGS__
f(1) g(1) h(1,2) i(1,2) j() k() m(a,b)
