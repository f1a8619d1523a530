#define report(...) emit(dev, __VA_ARGS__)
#define spell(...) text(#__VA_ARGS__)
#define need(ok, ...) do { if (!(ok)) emit(#ok __VA_ARGS__); } while (0)
report("up"); report("at %p of %d", p, d);
spell(one  two,three , "four,4" , ',' ) spell( x ) spell(,) spell(, ) spell( ,)
need(a < b && c[1] == '"', ": %d\n", a); need(x);
