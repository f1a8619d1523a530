#define S(x) #x
#define X(x) S(x)
#define P(a, b) a ## b
S(# ## #) X(P(<,<)) X(P(-,>)x) S(<: :> %:) S(...) X(P(.,5)) X(P(1,.e+3)) S(a##b) S(->*) X(P(/,=))
