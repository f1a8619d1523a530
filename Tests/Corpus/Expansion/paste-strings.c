#define W(s) L ## s
#define U(s) u8 ## s
#define UT(s) u8 #s
#define C(s) u ## s
#define WX(s) W(s)
#define TXT "t"
W("a") U("b") C('c') WX(TXT) W('x') UT(s) UT(a "b") L"a" U ## "no"
#define CH(c) # c W(#c)
CH(z)
