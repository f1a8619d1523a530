#define self self_ self
#define show(v) #v v
#define deep(v) show(v)
#define keep(v) v
#define self_ self
show(self) deep(self) keep(keep(self)) deep(keep(self))
#define name(v) v name
keep(name(1))(2) keep(keep(name(3)) (4))
