#define dbl(v) v * v
#define seven dbl(7)
#define quote(v) #v v
#define reg(n) REG_ ## n
#define xreg(n) reg(n)
#define PORT BANK
#define BANK 3
dbl(dbl(2)) dbl(seven) quote(seven) reg(PORT) xreg(PORT) xreg(BANK)
#define two left, right
#define pair_of(x) spread((x))
#define count1(x) drop(x)
#define drop(x) {x}
#define spread(x) pairup x
#define pairup(p, q) q:p
spread((two)) count1((two)) spread((seven, reg(two)))
