/* Division and remainder by zero in every type. */
#include <stddef.h>
#include <string.h>

struct s { int n; unsigned bits : 3; };

static int zero;

int fault_int(void)
{
	return 5 / zero; // FAULT
}

int fault_remainder(void)
{
	return 5 % zero; // FAULT
}

int fault_unsigned(void)
{
	unsigned n = zero;

	return 7u / n; // FAULT
}

int fault_long_long(void)
{
	long long n = 1LL << 40, d = n - n;

	return n % d; // FAULT
}

int fault_narrow(void)
{
	unsigned char c = 256;

	return 9 / c; // FAULT
}

int fault_assignment(void)
{
	int n = 8;

	n /= zero; // FAULT
	return n;
}

int fault_remainder_assignment(void)
{
	unsigned long n = 8;

	n %= strlen(""); // FAULT
	return n;
}

int fault_bit_field(void)
{
	struct s s = { 1, 8 };

	return s.n / s.bits; // FAULT
}

static int average(const int *v, int n)
{
	int sum = 0;

	for (int i = 0; i < n; i++)
		sum += v[i];
	return sum / n; // FAULT
}

int fault_average_of_nothing(void)
{
	int v[1] = { 3 };

	return average(v, 1) + average(v, 0);
}

int fault_in_condition(void)
{
	if (zero == 0 && 1 % zero) // FAULT
		return 1;
	return 0;
}

int fault_in_loop(void)
{
	int r = 0;

	for (int i = 3; i >= 0; i--)
		r += 12 / i; // FAULT
	return r;
}

int fault_in_initialiser(void)
{
	int v[2] = { 1, 1 / zero }; // FAULT

	return v[1];
}

int fault_of_zero_itself(void)
{
	return zero / zero; // FAULT
}

int fault_bool(void)
{
	_Bool b = zero;

	return 3 / b; // FAULT
}

int fine_not_evaluated(void)
{
	return sizeof(1 / zero) - 4 + (zero && 1 / zero) + (zero ? 1 / zero : 0);
}

int fine_zero_divided(void)
{
	return zero / 5 + zero % -7;
}

int fine_guarded(void)
{
	return zero ? 10 / zero : 0;
}

static int minus = -1;

int fault_quotient_that_does_not_fit(void)
{
	int least = -2147483647 - 1;

	return least / minus; // FAULT
}

int fault_remainder_of_it(void)
{
	long least = 1L << (sizeof(least) * 8 - 1);

	return least % minus; // FAULT
}

int fine_quotient_by_a_constant(void)
{
	int least = -2147483647 - 1;

	return least / -1 != least || least % -1;
}

int fine_quotient_of_narrow(void)
{
	signed char least = -128;

	return least / minus - 128;
}
