/* A table of distances between labels. */
int main(void)
{
	static const int table[] = { &&a - &&a, &&b - &&a, &&c - &&a };
	int n = 0;

	goto *(&&a + table[2]);
a:
	n += 1;
	goto *(&&a + table[1]);
b:
	return n;
c:
	n += 10;
	goto *(&&a + table[0]);
}
