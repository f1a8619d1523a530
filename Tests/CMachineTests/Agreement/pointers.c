// results: 14
#define NULL ((void *)0)
#define offsetof(t, m) __builtin_offsetof(t, m)
#define container_of(ptr, type, member) ({ \
	void *__mptr = (void *)(ptr); \
	_Static_assert(__builtin_types_compatible_p(__typeof__(*(ptr)), __typeof__(((type *)0)->member)) || \
		       __builtin_types_compatible_p(__typeof__(*(ptr)), void), "types"); \
	((type *)(__mptr - offsetof(type, member))); })
struct list_head { struct list_head *next, *prev; };
struct entry { int value; struct list_head list; };
#define list_entry(p, t, m) container_of(p, t, m)
#define list_for_each_entry(pos, head, member) \
	for (pos = list_entry((head)->next, __typeof__(*pos), member); \
	     &pos->member != (head); \
	     pos = list_entry(pos->member.next, __typeof__(*pos), member))
static void add(struct list_head *n, struct list_head *h)
{
	n->prev = h->prev; n->next = h; h->prev->next = n; h->prev = n;
}
static int twice(int x) { return 2 * x; }
static int thrice(int x) { return 3 * x; }
struct ops { int (*f)(int); int (*g)(int); const char *name; };
static const struct ops table[] = { { twice, thrice, "a" }, { .g = twice, .f = &thrice, .name = "bcd" } };
static int apply(int (*fn)(int), int x) { return fn(x) + (*fn)(x) + (**fn)(x); }
union pun { unsigned int word; unsigned char bytes[4]; struct { unsigned short lo, hi; }; };
static int counter(void) { static int n = 5; return n++; }
struct big { int a[4]; char tail[]; };
static struct entry pass(struct entry e) { e.value++; return e; }

long long result(int n)
{
	struct list_head head = { &head, &head };
	struct entry a = { 1 }, b = { 20 }, c = { 300 }, *pos;
	int sum = 0, array[5] = { [1] = 10, 20, [4] = 40 };
	union pun p = { .word = 0x11223344 };
	add(&a.list, &head); add(&b.list, &head); add(&c.list, &head);
	switch (n) {
	case 0: list_for_each_entry(pos, &head, list) sum += pos->value; return sum;
	case 1: list_for_each_entry(pos, &head, list) if (pos->value == 20) break; return pos->value;
	case 2: return table[0].f(5) + table[1].f(5) * 100 + table[1].g(5) * 10000;
	case 3: return apply(table[1].f, 7);
	case 4: return p.bytes[0] + p.hi * 1000;
	case 5: p.bytes[3] = 0x7f; return p.word;
	case 6: counter(); counter(); return counter();
	case 7: for (int *q = array; q != array + 5; ++q) sum += *q; return sum + (&array[4] - array) * 1000;
	case 8: return pass(a).value + pass(b).value * 10 + a.value * 1000;
	case 9: { struct entry copy = c; copy.value = 7; c = copy; return c.value + (c.list.next == &head); }
	case 10: return sizeof(struct big) + sizeof(table) / sizeof(table[0]) * 100;
	case 11: { int *q = &array[3]; return q[-2] + *(q - 1) + 1[array]; }
	case 12: return table[1].name[2] + sizeof("hello") + ("xyz")[1];
	case 13: { void *v = &b; struct entry *e = v; return ((unsigned long)e == (unsigned long)v) + e->value + !v + (v == NULL); }
	}
	return -1;
}
