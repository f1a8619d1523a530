#define two_hashes # ## #
#define text(a) # a
#define inner(a) text(a)
#define together(a, b) inner(a two_hashes b)
char s[] = together(left, right);
