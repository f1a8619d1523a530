typedef struct s { struct { int c[4]; } b[2]; } s_t; typedef __builtin_va_list va_list;
int f(va_list ap, int x) {
  x = __builtin_offsetof(s_t, b) + __builtin_offsetof(struct s, b[1].c[x]);
  x = __builtin_types_compatible_p(int, typeof(x)) + __builtin_choose_expr(1, x, "no");
  x = __builtin_va_arg(ap, int) + *__builtin_va_arg(ap, s_t *)->b[0].c;
  __builtin_va_end(ap);
  return __builtin_expect(!!(x), 0) + sizeof(__func__) + sizeof __FUNCTION__;
}
