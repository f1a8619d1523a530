/* A global of a structure type completed after its use by address. */
struct s;
extern struct s global;
static struct s *get(void) { return &global; }
struct s { int a, b; };
struct s global = { 4, 5 };

int main(void)
{
	return get()->b;
}
