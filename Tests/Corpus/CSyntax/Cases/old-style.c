int f(a, b) int a; char *b; { return a; }
main(argc, argv) char **argv; { return argc; }
static g() { return 1; }
int h(a) { return a; }
int
k(void)
{ return 0; }
static x = 3;
