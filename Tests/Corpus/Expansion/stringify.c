#define S(x) #x
#define SS(...) #__VA_ARGS__
S(a b) S(  a   b  ) S(a/**/b) S("q\n" '\\' '"')
S() SS(a,b , c) SS() SS( ) S("a" "b") S(\) S(a
b) S(L"x\y" u8"z") S(->>=<<=...) S(.5e+3f) S(#) S(a#b)
