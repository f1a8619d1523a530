/* Enumerators declared inside a structure are visible outside it. */
struct s { enum { X = 4, Y } kind; struct inner { int n; } in; } s = { Y, { 3 } };

int main(void)
{
	struct inner i = s.in;
	enum later { Z = Y * 2 };

	return s.kind * 10 + i.n + Z + X;
}
