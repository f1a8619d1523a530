void f(struct list *l) {
  struct e *p;
  for_each_thing(p, l, member) { if (p) break; }
  for_each_thing(p, l)
    use(p);
  for_each_thing(p, l)
    for_each_other(q, p) { use(q); }
  for_each_typed(struct e *r, l) use(r);
  after(1);
  lockdep_off(x)
  if (p) return;
  last();
}
