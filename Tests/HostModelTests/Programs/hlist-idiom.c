/* Lists with a pointer to the pointer before. */
#include <stddef.h>
#include <stdio.h>

struct hnode { struct hnode *next, **pprev; };
struct hhead { struct hnode *first; };

static void add(struct hhead *h, struct hnode *n)
{
	n->next = h->first;
	if (n->next)
		n->next->pprev = &n->next;
	h->first = n;
	n->pprev = &h->first;
}

static void del(struct hnode *n)
{
	*n->pprev = n->next;
	if (n->next)
		n->next->pprev = n->pprev;
	n->next = 0;
	n->pprev = 0;
}

struct obj { char name; struct hnode hash; };
#define obj_of(p) ({ typeof(p) p_ = (p); p_ ? (struct obj *)((char *)p_ - offsetof(struct obj, hash)) : NULL; })

int main(void)
{
	struct hhead buckets[3] = { };
	struct obj v[7], *o;

	for (int i = 0; i < 7; i++) {
		v[i].name = 'a' + i;
		add(&buckets[i % 3], &v[i].hash);
	}
	del(&v[3].hash);
	del(&v[6].hash);
	del(&v[1].hash);
	for (int i = 0; i < 3; i++) {
		for (o = obj_of(buckets[i].first); o; o = obj_of(o->hash.next))
			putchar(o->name);
		putchar('|');
	}
	puts("");
	return v[3].hash.pprev == NULL;
}
