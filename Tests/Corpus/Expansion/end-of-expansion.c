#define f(x) [x]
#define tail f
#define half(a) a f
#define opens f (
#define closer )
#define arrow(a) a->f
tail(1) half(0)(2) opens 3) half(half(4))(5) arrow(x)(6) tail tail(7)
half(
8
)
(9)
#define chain1 chain2
#define chain2 chain3
#define chain3(n) <n>
chain1 (1) chain1 chain2 (2) (chain1)(3)
