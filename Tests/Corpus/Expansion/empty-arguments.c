#define f(x) <x>
#define g(x, y) <x|y>
#define z() <z>
f() f( ) g(,) g(1,) g(,2) z() z( ) f(z()) g(f(),f())
#define E
f(E) g(E,E) f(E E) f( E )
