#define a b
#define f(x) x "x" 'x' "a" #x
"a" 'a' "\"a" '\'' "\\" a f(a) L"a" u8"a" "a" a"a"
#define L M
L L'a' L "a"
