#define call(f, ...) wrap_##f(f, ##__VA_ARGS__)
#define wrap_read(f, ...) retry(f(__VA_ARGS__))
#define wrap_write(f, a...) ({ barrier(); f(a); })
#define retry(e) ({ long r_; do r_ = (e); while (r_ == -1); r_; })
#define read raw_read
call(write, fd, buf, call(write)); call(write, call(write, 1), 2);
call(close)
