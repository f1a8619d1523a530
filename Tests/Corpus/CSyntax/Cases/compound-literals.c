struct p { int x, y; };
int f(void) {
  struct p *q = &(struct p){ .x = 1, 2 };
  return (struct p){ 1, 2 }.y + ((int[]){ 1, 2, 3 })[1] + (int[]){ 4 }[0] + q->x;
}
