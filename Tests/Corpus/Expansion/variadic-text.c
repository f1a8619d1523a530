#define log(...) write(out, __VA_ARGS__)
#define words(...) line(#__VA_ARGS__)
#define check(what, ...) ((what) ? line(#what) : write(__VA_ARGS__))
log("Plain");
log("n is %u\n", n);
words(A first,  a second, "and, a third" );
check(n<m, "n %u, m %u", n, m);
