#define CNT(a...) CNT_(0, ## a, 5, 4, 3, 2, 1, 0)
#define CNT_(z, a, b, c, d, e, n, r...) n
#define IS_EMPTY(a...) CASE_(CNT(a))
#define CASE_(n) CASE__(n)
#define CASE__(n) CASE_##n
#define CASE_0 yes
#define CASE_1 no
#define CASE_2 no, two
CNT() CNT(x) CNT(,) CNT(x,y,z) CNT((,)) IS_EMPTY() IS_EMPTY(x) IS_EMPTY(x, y)
#define nothing
CNT(nothing) CNT(nothing, nothing)
#define std(...) CNT_(0, ## __VA_ARGS__, 5, 4, 3, 2, 1, 0)
std() std(a) std(a,)
