struct none;
struct list { int n; struct none each[]; };
static struct list l = { 2, { { 1 }, 2, 3 } };
static struct none all[] = { 1, 2 };
static struct { } empties[] = { 1, 2 };
