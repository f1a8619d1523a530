#define swap(a, b) do { typeof(a) tmp__ = (a); (a) = (b); (b) = tmp__; } while (0)
#define repeat(n) for (int i__ = 0; i__ < (n); i__++)
#define until(c) while (!(c))
#define unless(c) if (c) {} else
#define forever for (;;)
#define array_each(p, a) for (p = (a); p < (a) + sizeof(a) / sizeof *(a); p++)
repeat(3) repeat(4) swap(x[i__], y); until(done) unless(x) forever swap(swap, b);
array_each(p, q->tab) unless(*p) break;
