/* goto leaves a switch and a loop around it, and comes back into a case. */
int main(void)
{
	int n = 0;

	for (;;) {
		switch (n) {
		case 0:
			n = 2;
			goto shared;
		case 1:
			n += 100;
shared:
		case 2:
			n++;
			break;
		default:
			goto done;
		}
	}
done:
	return n;
}
