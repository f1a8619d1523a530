header x y
#ifndef y
#define y (y is x)
#endif
y
