#define F(x, ...) x __VA_OPT__([__VA_ARGS__ (a, b) x])
#define G(...) __VA_OPT__(a __VA_ARGS__ b) c
#define H(a, ...) #a __VA_OPT__(#a #__VA_ARGS__ a##a)
#define I(a, b...) a __VA_OPT__(has b)
F(1) F(1, 2) F(1,) F(1, 2, 3) G() G(,) G((,)) H(x) H(x, y, z) H(x, ) I(1) I(1, 2)
#define none
#define nonef()
F(1, none) F(1, nonef()) G(none none) G(none x)
F(F(1, 2), F(3))
