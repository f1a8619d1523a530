#define f(x) <x>
#define open f(
#define lp (
#define rp )
open 1) open 2) f lp 3 rp
#define g f lp 4 )
g
#define pair(a) a
pair(f)(5) pair(f (6)) pair(pair)(7)
#define tail(x) x)
#define three(x) open x ) tail(x
three(8))
