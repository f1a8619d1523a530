/* Shunting yard to reverse Polish and its value. */
#include <stdio.h>

static int prec(char c) { return c == '(' ? 0 : c == '+' || c == '-' ? 1 : 2; }

int main(void)
{
	const char *s = "3+4*2-(1+5)*2";
	char ops[16], out[32];
	int top = 0, n = 0, st[16], sp = 0;

	for (; *s; s++)
		switch (*s) {
		case '0' ... '9': out[n++] = *s; break;
		case '(': ops[top++] = *s; break;
		case ')':
			while (ops[--top] != '(')
				out[n++] = ops[top];
			break;
		default:
			while (top && prec(ops[top - 1]) >= prec(*s))
				out[n++] = ops[--top];
			ops[top++] = *s;
		}
	while (top)
		out[n++] = ops[--top];
	out[n] = 0;
	for (int i = 0; i < n; i++)
		if (out[i] >= '0') {
			st[sp++] = out[i] - '0';
		} else {
			int b = st[--sp], *a = &st[sp - 1];

			*a = out[i] == '+' ? *a + b : out[i] == '-' ? *a - b : *a * b;
		}
	printf("%s = %d\n", out, st[0]);
	return 0;
}
