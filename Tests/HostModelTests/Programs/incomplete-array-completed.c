/* An array of unknown size, completed by its definition. */
extern const int primes[];
extern const int count;

static int sum(void)
{
	int s = 0;

	for (int i = 0; i < count; i++)
		s += primes[i];
	return s;
}

const int primes[] = { 2, 3, 5, 7, 11 };
const int count = sizeof(primes) / sizeof(*primes);

int main(void)
{
	return sum();
}
