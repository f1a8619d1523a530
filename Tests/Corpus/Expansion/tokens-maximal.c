a+++b a---b a- --b a<<=b a>>>=b a&&&b a|||b a->-b ...... 1...2 .1.2 a..b %:%: <::> a<%b%> x?:y :: ->* ==== !== ^=^ ~= /=/ *=*
#define m -
-m m- -m- m m -> m> <m-
#define p +
p+ +p p p ++p p++
