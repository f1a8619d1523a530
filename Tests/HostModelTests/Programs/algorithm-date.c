/* Days since 1970 to a date and back. */
#include <stdio.h>

static int days(int y, int m, int d)
{
	int era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

int main(void)
{
	printf("%d %d %d %d\n", days(1970, 1, 1), days(2000, 2, 29), days(1969, 12, 31), days(2038, 1, 19));
	printf("%d %d\n", (days(2024, 7, 4) + 4) % 7, days(1600, 3, 1));
	return 0;
}
