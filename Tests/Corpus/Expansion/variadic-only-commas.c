#define v(...) <__VA_ARGS__>
#define w(a, ...) <a;__VA_ARGS__>
v(,) v(,,) v( , ) w(,) w(,,) w(a,,b) v((),()) w((,),(,))
#define c ,
v(c) w(c) v(c,c) w(c,c) w(w(c), c)
#define x(...) w(__VA_ARGS__)
x(c) x(1 c 2) x()
