#define S(...) #__VA_ARGS__
#define X(...) S(__VA_ARGS__)
#define nl "\n"
S("a\"b") S('"') S('\'') S("\\") S("\x41\101\0") S(L"w\t") S(u'x') S('\\') X(nl nl) X(S("q")) X(X(S("\""))) S("a" "b") S("//" "/*")
S(\n) S(a \ b) S(@ $ `)
