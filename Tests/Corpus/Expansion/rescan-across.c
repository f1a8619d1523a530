#define one 5
#define twice(a) twice(one + (a))
#undef one
#define one 6
#define alias twice
#define index index[1]
#define open alias(-
#define apply(a) a(pair)
#define pair 8,9
#define same(a) a
#define nothing() void
#define join(a,b) a ## b
#define text(a) # a
twice(n*2) - twice(twice(index)) / same(same(alias)(7) + same)(3);
alias(one*(1,2)-pair) : open 4) ! apply
(twice)|apply(apply);
nothing() k[same()] = { same(4), join(5,6), join(7,), join(,8), join(,) };
char s[3][9] = { text(words here), text() };
