/* Halves of a pointer in two narrower fields. */
int main(void)
{
	int n = 4, *p = &n;
	union { int *p; unsigned short half[sizeof(int *) / 2]; } u = { p }, v;

	for (unsigned i = 0; i < sizeof(p) / 2; i++)
		v.half[i] = u.half[i];
	++*v.p;
	return n;
}
