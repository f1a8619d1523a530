int f(void)
{
#define inside 5
	int x = inside;
#undef inside
	int inside = x;
#define outside(x) ((x) + inside)
	return outside(1);
}
int g = outside(2);
