/* extern after static keeps the internal linkage. */
static int count = 4;
extern int count;

static int f(void);
extern int f(void);

int f(void)
{
	extern int count;

	return count++;
}

int main(void)
{
	int a = f();

	return a * 10 + count;
}
