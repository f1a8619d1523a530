// results: 14
typedef int op(int, int); typedef op *opp; static int add(int a, int b) { return a + b; } static int sub(int a, int b) { return a - b; }
static op mul; static int mul(int a, int b) { return a * b; } static opp pick(char c) { return c == '+' ? add : c == '-' ? &sub : *mul; }
static int (*pick2(int i))(int, int) { static opp t[] = { add, sub, mul }; return t[i]; } static int call(op f, int a, int b) { return f(a, b); }
struct ops { opp f[2]; int (*unary)(struct ops *); int base; }; static int unary(struct ops *o) { return o->base + o->f[0](2, 3); } static struct ops ops = { { add, mul }, unary, 7 };
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } static int even(int n); static int odd(int n) { return n ? even(n - 1) : 0; } static int even(int n) { return n ? odd(n - 1) : 1; }
static int ack(int m, int n) { return !m ? n + 1 : !n ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1)); } static void nothing(void) { } int knr(a, b, p) int a; char b; int *p; { return a + b + *p; } static knr2(x) { return x * 2; }
static int order(int *p, int v) { *p = *p * 10 + v; return v; } static unsigned char narrow(int x) { return x; } static _Bool truth(int x) { return x; } static int arr(int a[3], int b[]) { return a[2] + b[1]; }
long long result(int n)
{
	int z = 5, log = 0; int v[3] = { 1, 2, 3 };
	switch (n) {
	case 0: return pick('+')(3, 4) + pick('-')(3, 4) * 10 + pick('*')(3, 4) * 100; case 1: return pick2(1)(9, 2) + (*pick2(2))(2, 3) * 10; case 2: return call(add, 1, 2) + call(&mul, 2, 3); case 3: return ops.unary(&ops) + (&ops)->f[1](2, 2);
	case 4: return fib(12); case 5: return even(10) + odd(7) * 10; case 6: return ack(2, 3); case 7: nothing(); return knr(1, 258, &z) + knr2(4); case 8: return narrow(300) + truth(256); case 9: return arr(v, v);
	case 10: return pick('+') == add && pick('-') != add && &add == add; case 11: { op *t[2][2] = { { add, sub }, { mul } }; return t[1][0](5, 5) + !t[1][1]; } case 12: { int (*f)(); f = (int (*)())add; return f(4, 5); } case 13: return order(&log, 1) && order(&log, 0) && order(&log, 3), log;
	}
	return -1;
}
