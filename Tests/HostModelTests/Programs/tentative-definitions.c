/* Several tentative definitions are one object; a late initialiser counts. */
#include <stdio.h>

int n;
extern int n;
int n;
static int v[4];
int later(void);
int n = 7;
static int v[4];
struct s s;
struct s { int a; } ;

int later(void)
{
	return s.a + n + v[3];
}

int main(void)
{
	v[3] = 20;
	s.a = 300;
	printf("%d %d\n", later(), (int)sizeof(v));
	return 0;
}
