 # define a 1
#	define	b	2
# /* c */ define /* d */ c /* e */ 3
#
a b c
  #undef a
a
#define d/**/4
d
#define empty
[empty]
#ident "x"
