typedef struct s { int x; } s_t;
typedef int T;
int f(void *p, int i) {
  s_t *q = (s_t *)p;
  i = (T)-i + (T)(i) + (i)(1) + ((s_t *)p)->x + (unsigned long)(i);
  i = (const volatile T *)p == (T (*)[3])p;
  return (int)(T)(long)i * (T)sizeof(T);
}
