/* "struct t;" in a block hides an outer t. */
struct t { char c[3]; };
int main(void)
{
	struct t;
	struct t { char c[8]; };

	return sizeof(struct t);
}
