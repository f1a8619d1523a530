#define drop(x) 0
#define second(x, y) y
#define bad(x) x (
drop(bad(1)) drop((,)) second(drop, 1) second(, ) drop(__COUNTER__) second(__COUNTER__, __COUNTER__) __COUNTER__
drop(unbalanced ] }) drop(drop(drop(1)))
