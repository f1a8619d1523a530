/* Labels with attributes, unused, and before a closing brace. */
int main(void)
{
	int n = 0;

a:	__attribute__((unused));
b:
	n++;
	if (n < 3)
		goto b;
	if (n == 3)
		goto c;
	n = 100;
	{
		n++;
c:		;
	}
	return n;
}
