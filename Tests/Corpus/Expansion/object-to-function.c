#define at(i) i @ of
#define of(i) at(i)
at(2)(9) of(3)(4) at(of(1))(2)
#define obj at
obj(1) obj (2)
#define wrap(x) (x)
wrap(obj)(3) wrap(obj (4))
#define name wrap
name(name(5))
#define pick wrap name
pick(6) (pick)(7)
