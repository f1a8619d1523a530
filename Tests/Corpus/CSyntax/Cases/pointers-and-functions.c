int *a[3], (*b)[3], (*c)(void), *(*d)(int), (*(*e)(int))(char), *(*(*g)[2])(void);
int (*h(int x))(char);
int (*(*i(void))[3])(int);
void (*signal(int sig, void (*func)(int)))(int);
int (*j(int x))(char) { return 0; }
int (((k))), ((l))(void);
char *const *volatile m, *restrict n;
