/* Wide characters and strings. */
int main(void)
{
	return (int)(sizeof(L"ab") / sizeof(L'a')) + (L'x' == 'x');
}
