/* Functions and variables declared in blocks, defined below. */
int main(void)
{
	extern int shared;
	extern int bump(int);
	int before = shared;

	{
		int bump(int);

		bump(5);
	}
	return before * 10 + shared;
}

int shared = 3;

int bump(int n)
{
	return shared += n;
}
