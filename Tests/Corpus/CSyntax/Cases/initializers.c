struct p { int x, y; struct { int z[3]; } in; };
struct p a = { 1, 2, { { 3 } } }, b = { .x = 1, .in.z[1] = 2, .in = { .z = { 5, }, }, }, c = {};
struct p d = { x: 1, y: 2 };
int e[] = { [0] = 1, [2 ... 4] = 7, [6] 8, 9 };
int f[2][2] = { { 1 }, { 2 } }, g = { 3 };
int (*h[])(void) = { 0, };
struct p i[] = { [1].x = 1, [1].in.z[2] = 3 };
