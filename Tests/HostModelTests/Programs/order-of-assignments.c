#include <stdio.h>
static int g = 1, a[8], c = 1; static char ca[4]; static long la[4]; struct s { int x, y; struct { int b:3, d:5; } z; } st[3]; static int *pp[3];
static int t(const char *s, int v) { printf("%s ", s); return v; }
static struct s ts(const char *s) { printf("%s ", s); return st[1]; }
static struct s *tp(const char *s) { printf("%s ", s); return &st[1]; }
#define N(...) do { printf("%-46s", #__VA_ARGS__); (void)(__VA_ARGS__); puts(""); } while (0)
int main(void) {
  for (int i = 0; i < 3; i++) pp[i] = a;
  N(a[t("o",0)] = a[t("i",1)]++); N(a[t("o",0)] = ++a[t("i",1)]); N(a[t("o",0)] = a[t("i",1)] += t("v",2)); N(a[t("o",0)] = ca[t("i",1)] = t("v",2)); N(la[t("o",0)] = a[t("i",1)] = t("v",2));
  N(a[t("o",0)] = c ? t("x",1) : t("y",2)); N(a[t("o",0)] = t("x",1) && t("y",2)); N(a[t("o",0)] = !t("x",1)); N(a[t("o",0)] = ({ t("x",1); t("y", 2); })); N(a[t("o",0)] = (t("x",1), t("y",2)));
  N(ca[t("o",0)] = t("x",1)); N(a[t("o",0)] = t("x",1) + t("y",2)); N(a[t("o",0)] = -(a[t("i",1)] = t("v",2))); N(a[t("o",0)] = (a[t("i",1)] = t("v",2)) + 1);
  N(st[t("o",0)] = st[t("i",1)]); N(st[t("o",0)] = ts("f")); N(st[t("o",0)] = *tp("p")); N(st[t("o",0)] = st[t("i",1)] = ts("f")); N(st[t("o",0)] = c ? ts("f") : ts("h")); N(st[t("o",0)] = (struct s){t("m",1), t("n",2)});
  N(st[t("o",0)].z.b = t("v",2)); N(st[t("o",0)].z.b = st[t("i",1)].z.d = t("v",2)); N(st[t("o",0)].z.b += t("v",2)); N(tp("o")->x = t("v",1)); N(tp("o")->x |= t("v",1)); N(tp("o")->x = tp("p")->y);
  N(*pp[t("o",0)]++ = t("v",2)); N(*pp[t("o",0)]++ = *pp[t("i",1)]++); N(pp[t("o",0)] = pp[t("i",1)] + t("v",1)); N(pp[t("o",0)] += t("v",1)); N(*pp[t("o",0)] = t("v",1)); N(a[t("o",0)] = *pp[t("i",1)]); N(*(a + t("o",1)) = t("v", 1));
  N(a[a[t("o",0)] & 1] = t("v",1)); N(a[t("o",0)] = a[a[t("i",1)] & 1]); N(a[t("o",0) + t("q",0)] = t("v",1)); N(c ? (a[t("o",0)] = t("v",1)) : 0); N(*(c ? &a[t("o",0)] : a) = t("v",1)); N(*({ &a[t("o",0)]; }) = t("v",1));
  N(a[t("o",0)] += 1); N(a[t("o",0)] += a[t("i",1)]); N(a[t("o",0)] *= g); N(a[t("o",0)] += c ? t("x",1) : t("y",2)); N(a[t("o",0)] += a[t("i",1)] = t("v",2)); N(a[t("o",0)] += a[t("i",1)]++); N(pp[t("o",0)] -= a[t("i",1)] & 1);
  { volatile int vo = 1; N(a[t("o",0)] += vo); N(a[t("o",0)] = vo); }
  int l = t("l",1), m[3] = { t("0",0), l + t("1",1), t("2",2) }; struct s q = { .z = { t("zb",1), t("zd",2) }, .x = t("x",3), .y = t("y",4) }; puts("");
  struct s w = { .y = t("y1",1), .y = t("y2",2), .x = t("x",1) }; int r[4] = { [0 ... 2] = t("r",5), [1] = t("one",1) }; puts(""); static struct s v; v = (struct s){ .y = t("y",1), .x = t("x",2) }; puts("");
  struct { struct s a; int b; } big = { .b = t("b",1), .a = ts("s"), .a.y = t("ay",3) }; puts(""); struct { struct s a; int b; } big2 = { .a.y = t("ay",3), .a = ts("s"), .b = t("b",1) }; puts("");
  printf("%d %d\n", t("p", 1), t("q", 2)); printf("%d\n", t("p", 1) - t("q", 2) * t("r", 3)); switch (t("s", 1) + t("u", 2)) { case 3: puts(""); } 
  N(t("a",1) < t("b",2) && t("c",3) > t("d",1)); N((t("a",1), t("b",2)) + t("c",3)); N(t("c",3) + (t("a",1), t("b",2))); N(t("c",3) - ((t("a",1), t("b",2)), t("z", 1))); N(g - (t("a",1), t("b",2))); N((long)t("c",3) + (t("a",1), t("b",2))); N(t("c",3) == (t("a",1), 1)); N(t("c",3) + (unsigned)(t("a",1), t("b",2))); N(t("c",3) << (t("a",1), t("b",2))); N(a + t("x", 1) + t("y", 1)); N(t("x",1)[a] + t("y", 1)); N(&a[t("x", 1)] - &a[t("y", 1)]); N(a + (t("x", 1), t("y", 1)));
  return 0;
}
