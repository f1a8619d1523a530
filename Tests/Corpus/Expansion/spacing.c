#define S(x) #x
#define X(x) S(x)
#define p(a,b) a b
#define q(a,b) a/**/b
#define m -1
X(p(1,2)) X(q(1,2)) X(-m) X(- m) X(p( 1 , 2 )) X(p((1),(2))) X([m]) X(p(,2)) X(p(1,)) X(+m+m)
#define e
X(e a e) X(a e b) X(aeb)
#define o() x
X(o()o()) X(o() o()) X((o())) X(a o() b)
