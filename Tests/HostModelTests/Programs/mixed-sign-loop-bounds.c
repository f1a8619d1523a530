/* An int compared with sizeof in a loop that therefore never runs. */
int main(void)
{
	int v[3] = { 1, 2, 3 }, n = 0;

	for (int i = -1; i < sizeof(v) / sizeof(*v); i++)
		n++;
	for (int i = -1; i < (int)(sizeof(v) / sizeof(*v)); i++)
		n += 10;
	for (unsigned i = 3; i - 1 < 3; i--)
		n += 100;
	return n % 125;
}
