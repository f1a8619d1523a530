#include <stdio.h>
static int g = 1, a[4], *pa = a;
struct s { int x, y; } st[2];
static int t(const char *s, int v) { printf("%s ", s); return v; }
static int *tp(const char *s, int *v) { printf("%s ", s); return v; }
static struct s ts(const char *s) { printf("%s ", s); return (struct s){1, 2}; }
static int three(int x, int y, int z) { return x + y * 10 + z * 100; }
static int setg(int v) { g = v; return v; }
static int (*fp(const char *s))(int, int, int) { printf("%s ", s); return three; }
int main(void) {
  a[t("lhs", 1)] = t("rhs", 2); puts("");
  *tp("lhs", a) = t("rhs", 2); puts("");
  st[t("lhs", 1)] = ts("rhs"); puts("");
  st[t("lhs", 1)].y = t("rhs", 3); puts("");
  a[t("lhs", 1)] += t("rhs", 2); puts("");
  *tp("lhs", a) -= t("rhs", 2); puts("");
  printf("%d\n", t("l", 1) + t("r", 2)); printf("%d\n", t("l", 1) < t("r", 2)); printf("%d\n", t("a", 1) * t("b", 2) - t("c", 3));
  printf("%d\n", three(t("1", 1), t("2", 2), t("3", 3)));
  fp("fp")(t("1", 1), t("2", 2), t("3", 3)); puts("");
  printf("%d\n", g + setg(5)); printf("%d\n", setg(7) + g); g = 1; printf("%d %d\n", g, setg(9)); printf("%d %d\n", setg(3), g);
  g = 1; int l = g; l = l + setg(2) * g; printf("%d\n", l);
  g = 1; a[g] = setg(2); printf("%d %d %d\n", a[0], a[1], a[2]);
  pa = a; *pa = (pa = a + 1, 55); printf("%d %d\n", a[0], a[1]);
  g = 2; g += setg(10); printf("%d\n", g); g = 3; g = g + setg(10) + g; printf("%d\n", g);
  int loc = 1; int r = loc + ({ loc = 5; loc; }); printf("%d\n", r); r = ({ loc = 2; loc; }) + loc; printf("%d\n", r);
  struct s w = { t("i1", 1), t("i2", 2) }; struct s v = { .y = t("y", 1), .x = t("x", 2) }; puts("");
  int arr2[] = { [2] = t("e2", 2), [0] = t("e0", 0) }; puts("");
  tp("arr", a)[t("idx", 1)]; puts("");  (t("idx", 1))[tp("arr", a)]; puts("");
  st[t("o", 0)].x = st[t("i", 1)].y = t("v", 4); puts("");
  a[t("o", 0)] = a[t("i", 1)] = t("v", 4); puts("");
  return 0;
}
