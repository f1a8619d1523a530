/* A loop that calls a function; ten simple expressions a turn. */
int printf(const char *format, ...);

static int step(int x)
{
	return x * 3 + 1;
}

int main(void)
{
	unsigned sum = 0;
	int i;

	for (i = 0; i < 5000000; i++) {
		sum += step(i) ^ (sum >> 3);
		if (sum & 1)
			sum ^= 0x5a5a;
	}
	printf("%u\n", sum);
	return 0;
}
