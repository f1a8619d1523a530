#/* a */define/* b */x/* c */1/* d */
#define f(/* a */ p /* b */, /* c */ q /* d */) /* e */ p /**/ q
x/**/x f(/**/1/**/,/**/2/**/) f/**/(3,4)
#define g/**/(y) no
g
#if /* a */ 1 /* b
*/ && 1 // c
yes
#/**/endif/**/
/**//**/z/***/w/****/v/*/*/u
