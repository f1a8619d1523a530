#define f(x) x + x
#define one f(1)
#define s(x) #x x
#define AFTERX(x) X_ ## x
#define XAFTERX(x) AFTERX(x)
#define TABLESIZE 1024
#define BUFSIZE TABLESIZE
f(f(2)) f(one) s(one) AFTERX(BUFSIZE) XAFTERX(BUFSIZE)
#define foo a,b
#define bar(x) lose(x)
#define lose(x) (1 + (x))
#define barp(x) lose2 x
#define lose2(a, b) a-b
barp((foo)) bar((foo))
