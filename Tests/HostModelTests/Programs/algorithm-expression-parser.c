/* A calculator by recursive descent. */
#include <stdio.h>

static const char *at;

static long expression(void);

static long factor(void)
{
	long n = 0;

	if (*at == '-') {
		at++;
		return -factor();
	}
	if (*at == '(') {
		at++;
		n = expression();
		at++;
		return n;
	}
	while (*at >= '0' && *at <= '9')
		n = n * 10 + *at++ - '0';
	return n;
}

static long term(void)
{
	long n = factor();

	for (;;)
		switch (*at) {
		case '*': at++; n *= factor(); break;
		case '/': at++; n /= factor(); break;
		case '%': at++; n %= factor(); break;
		default: return n;
		}
}

static long expression(void)
{
	long n = term();

	while (*at == '+' || *at == '-')
		if (*at++ == '+')
			n += term();
		else
			n -= term();
	return n;
}

int main(void)
{
	static const char *const lines[] = { "1+2*3", "(1+2)*3", "-4*-(2-5)", "100/7%5-3-2", "((((7))))" };

	for (unsigned i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		at = lines[i];
		printf("%ld ", expression());
	}
	puts("");
	return 0;
}
