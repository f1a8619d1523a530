#define nil
#define nilf()
#define nilx(x)
#define f(x) <x>
nil f nil (1) f(nil) f(nilf()) f(nilx(a b)) nilf() nilx(nil) nilx() f nilf() (2)
f(nil nil) f(nilx(1)nilx(2)) -nil- -nilf()- +nilx(3)+ nil()
#define nested(x) nilx(x) nil x
nested(nested(4))
