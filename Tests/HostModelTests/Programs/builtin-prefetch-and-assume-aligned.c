/* Hints evaluate to nothing, or to their argument. */
int main(void)
{
	long v[4] __attribute__((aligned(16))) = { 1, 2, 3, 4 }, *p = __builtin_assume_aligned(v, 16);

	__builtin_prefetch(v);
	__builtin_prefetch(p + 1, 1, 3);
	return p[0] + p[3];
}
