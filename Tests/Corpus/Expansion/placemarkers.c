#define l(a, b) <a ## b>
#define c(a, b) a ## b
#define t(a, b, d) a ## b d ## a
#define s(a) #a c(a,) c(,a)
l(,) l(x,) l(,y) c(c(,),) t(,,) t(,,z) t(x,,) s() s(q) c(l,) (1,2) c(,l)(3,)
#define keep(a, b) -a ## b- a ## b -
keep(,) keep(-,) keep(,-) keep(>,>=)
