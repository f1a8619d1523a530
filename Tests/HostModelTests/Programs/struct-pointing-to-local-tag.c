/* A list of structures that are declared in a block. */
int main(void)
{
	struct list { struct list *next; int n; } c = { 0, 3 }, b = { &c, 2 }, a = { &b, 1 };
	int sum = 0;

	for (struct list *p = &a; p; p = p->next)
		sum = sum * 10 + p->n;
	return sum;
}
