#define S(x) #x
#define R(a, b) #a#b # a # b
S(	tab	tab ) S(a
 
 b) S(  /* c */ a /* d */ /* e */ b /* f */ ) S(a//c
 b) R( 1 , 2 ) R(,) S( + + ) S(++ +) S( - > ) S(a . b) S(a.b)
S(a\
b) S(a \
 b) S((a , b)) S([ ]) S( )
