int f(void *p) {
  other_t *q = (other_t *)p;
  long v = (__force unsigned long)p;
  v = (__force __le64)v;
  v = (other_t)v;
  v = (v) - 1;
  v = (v) * (v);
  return (v) & 1;
}
