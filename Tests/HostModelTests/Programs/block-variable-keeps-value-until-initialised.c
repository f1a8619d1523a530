/* A variable declared without initialiser in a loop, assigned before it is read. */
int main(void)
{
	int total = 0;

	for (int i = 0; i < 5; i++) {
		int n, v[2];

		if (i % 2)
			n = i;
		else
			n = -i;
		v[0] = n;
		v[1] = n * n;
		total += v[0] + v[1];
	}
	return total;
}
