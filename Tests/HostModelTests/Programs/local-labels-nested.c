/* An inner local label hides the outer one. */
int main(void)
{
	int n = 0;

	{
		__label__ end;

		n = 1;
		{
			__label__ end;

			goto end;
			n = 100;
end:
			n += 2;
		}
		goto end;
		n = 200;
end:
		n += 4;
	}
	return n;
}
