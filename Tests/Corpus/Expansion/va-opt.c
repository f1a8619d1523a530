#define F(a, ...) f(a __VA_OPT__(,) __VA_ARGS__)
#define G(...) __VA_OPT__(<) __VA_ARGS__ __VA_OPT__(>)
#define H(a, ...) a __VA_OPT__(x ## a (__VA_ARGS__) b)
F(1) F(1, 2) F(1,) F(1, 2, 3) G() G(1) H(1) H(1, 2) H(q, r, s)
#define EMPTY
F(1, EMPTY) G(EMPTY) 
