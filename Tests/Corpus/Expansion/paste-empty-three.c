#define chain(p, q, r) p ## _ ## q ## r
#define tri(p, q, r) p ## q ## r
chain(a, b, c) chain(, b, c) chain(a, , c) chain(a, b,) chain(, , c) chain(, ,) [tri(x, , y)] [tri(, z,)] [tri(, ,)] [tri( , w , )]
#define four(a, b, c, d) a ## b ## c ## d
four(k, 1, , 2) four(, , , m) four(n, , ,) four(-, , , >)
