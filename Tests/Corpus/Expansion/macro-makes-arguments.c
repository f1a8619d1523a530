#define both 1, 2
#define two(a, b) a then b
#define one(a) two(a)
#define any(...) two(__VA_ARGS__)
one(both) any(both) any(any(both), 3)
#define lparen (
#define many 4, 5)
any lparen many
#define go any lparen
go 6, 7)
