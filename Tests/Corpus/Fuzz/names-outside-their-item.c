#define S(x) #x
#define X(x) S(x)
#define loop <loop>
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(l} default:oop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X
X(loop) X(loop loop) X(X(loop)) S(loop)
#define f(x) f x
X(f(f(1))) X(f (2)(3)) X(f)
