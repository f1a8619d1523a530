/* Globals that refer to later ones by address. */
struct node { struct node *next; int n; };

extern struct node b;
static struct node c;
struct node a = { &b, 1 };
struct node b = { &c, 2 };
static struct node c = { 0, 3 };

int main(void)
{
	int r = 0;

	for (struct node *p = &a; p; p = p->next)
		r = r * 10 + p->n;
	return r;
}
