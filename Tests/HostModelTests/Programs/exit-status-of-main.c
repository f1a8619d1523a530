/* What main returns, cut to a byte. */
int main(void)
{
	return 0x1234 * 256 + 99;
}
