/* _Static_assert outside, inside and in structures. */
_Static_assert(sizeof(int) == 4, "int");
struct s { char c; _Static_assert(1, "in a structure"); int n; };

int main(void)
{
	_Static_assert(sizeof(struct s) == 8, "padding");
	enum { N = 5 };
	_Static_assert(N > 4 && N < 6);
	return N;
}
