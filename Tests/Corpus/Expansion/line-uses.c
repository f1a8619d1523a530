#define AT __LINE__
#define JOIN(a, b) a##b
#define XJOIN(a, b) JOIN(a, b)
#define HERE XJOIN(at_, __LINE__)
#define TWICE(x) x AT x
HERE AT TWICE(AT) TWICE(__LINE__)
#define MULTI(a, b) a b __LINE__
MULTI(1, 2)

__LINE__ HERE

#define S(x) #x
#define X(x) S(x)
"at " X(__LINE__) X(HERE) S(AT)
#if __LINE__ == 17
seventeen
#endif
