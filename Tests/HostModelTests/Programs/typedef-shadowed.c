/* A typedef name hidden by a variable and a member of the same name. */
typedef int t;
struct s { t t; };

int main(void)
{
	t a = 3;
	struct s s = { 4 };
	{
		t t = 5;

		a += t * 2;
		t = sizeof(t);
		a += t;
	}
	t b = a + s.t;
	return b;
}
