/* static, const and sizes in an array parameter. */
static int last(const int a[static 3], const int n)
{
	return a[n - 1];
}

static int first(int a[const])
{
	return *a;
}

int main(void)
{
	int a[] = { 1, 2, 3, 4 };

	return last(a, 4) * 10 + first(a);
}
