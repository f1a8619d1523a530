#define e(fmt, args...) p(fmt, args)
#define e2(fmt, args...) p(fmt, ##args)
#define only(args...) [args] #args
#define shift(a, rest...) only(rest)
#define quote(rest...) (rest)
e("a", 1) e("a",) e2("a") e2("a", 1, 2) only() only(1,2) only( 1 , 2 ) shift(1) shift(1, 2) shift(1, 2, 3) shift() quote((,),)
#define args not_this
e(args, args)
