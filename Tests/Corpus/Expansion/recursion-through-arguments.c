#define call(m, ...) m(__VA_ARGS__)
#define first(a, ...) a
#define rest(a, ...) __VA_ARGS__
#define loop(x) loop2(x)
#define loop2(x) loop(x x)
call(call, call, first, 1) call(first, call(rest, 2, 3), 4) call(loop, 5) call(loop2, loop(6)) loop(loop2(7)) loop(loop)(8)
call(first, call)(first, 9, 10)
