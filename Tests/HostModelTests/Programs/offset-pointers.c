/* Pointers relative to where they are kept. */
struct rel { int offset; };
static struct { struct rel r; char pad[20]; int target; } s = { .target = 42 };

static void *resolve(struct rel *r)
{
	return (char *)r + r->offset;
}

int main(void)
{
	s.r.offset = (char *)&s.target - (char *)&s.r;
	*(int *)resolve(&s.r) += 1;
	return s.target;
}
