// results: 13
#define offsetof(t, m) __builtin_offsetof(t, m)
#define typeof_member(T, m) typeof(((T *)0)->m)
#define container_of(ptr, type, member) ({ const typeof_member(type, member) *__mptr = (ptr); (type *)((char *)__mptr - offsetof(type, member)); })
struct list_head { struct list_head *next, *prev; };
#define LIST_HEAD_INIT(name) { &(name), &(name) }
#define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)
static LIST_HEAD(global);
#define list_entry(p, t, m) container_of(p, t, m)
#define list_first_entry(p, t, m) list_entry((p)->next, t, m)
#define list_first_entry_or_null(ptr, type, member) ({ struct list_head *head__ = (ptr); struct list_head *pos__ = (*(const volatile typeof(head__->next) *)&(head__->next)); pos__ != head__ ? list_entry(pos__, type, member) : (type *)0; })
#define list_next_entry(pos, m) list_entry((pos)->m.next, typeof(*(pos)), m)
#define list_entry_is_head(pos, head, m) (&pos->m == (head))
#define list_for_each(pos, head) for (pos = (head)->next; pos != (head); pos = pos->next)
#define list_for_each_entry(pos, head, m) for (pos = list_first_entry(head, typeof(*pos), m); !list_entry_is_head(pos, head, m); pos = list_next_entry(pos, m))
#define list_for_each_entry_safe(pos, n, head, m) for (pos = list_first_entry(head, typeof(*pos), m), n = list_next_entry(pos, m); !list_entry_is_head(pos, head, m); pos = n, n = list_next_entry(n, m))
static void __add(struct list_head *n, struct list_head *prev, struct list_head *next) { next->prev = n; n->next = next; n->prev = prev; prev->next = n; }
static void list_add_tail(struct list_head *n, struct list_head *h) { __add(n, h->prev, h); } static void list_add(struct list_head *n, struct list_head *h) { __add(n, h, h->next); } static void list_del(struct list_head *e) { e->next->prev = e->prev; e->prev->next = e->next; e->next = (void *)0x100; e->prev = (void *)0x122; } static int list_empty(const struct list_head *h) { return h->next == h; }
struct hlist_node { struct hlist_node *next, **pprev; }; struct hlist_head { struct hlist_node *first; };
static void hlist_add_head(struct hlist_node *n, struct hlist_head *h) { struct hlist_node *first = h->first; n->next = first; if (first) first->pprev = &n->next; h->first = n; n->pprev = &h->first; } static void hlist_del(struct hlist_node *n) { struct hlist_node *next = n->next, **pprev = n->pprev; *pprev = next; if (next) next->pprev = pprev; }
#define hlist_entry_safe(ptr, type, m) ({ typeof(ptr) ____ptr = (ptr); ____ptr ? container_of(____ptr, type, m) : (type *)0; })
#define hlist_for_each_entry(pos, head, m) for (pos = hlist_entry_safe((head)->first, typeof(*(pos)), m); pos; pos = hlist_entry_safe((pos)->m.next, typeof(*(pos)), m))
struct item { int pad; struct list_head l; int v; struct hlist_node h; struct { struct list_head deep; } in; };
#define ERR_PTR(e) ((void *)(long)(e))
#define IS_ERR(p) ((unsigned long)(void *)(p) >= (unsigned long)-4095)
#define PTR_ERR(p) ((long)(p))
static void *maybe(int x) { static int ok; if (x < 0) return ERR_PTR(x); return x ? &ok : (void *)0; }
long long result(int n)
{
	struct item a = { .v = 1 }, b = { .v = 2 }, c = { .v = 3 }, *pos, *tmp; LIST_HEAD(head); struct list_head *p; struct hlist_head hh = { 0 }; int s = 0;
	list_add_tail(&a.l, &head); list_add_tail(&b.l, &head); list_add(&c.l, &head); hlist_add_head(&a.h, &hh); hlist_add_head(&b.h, &hh);
	switch (n) {
	case 0: list_for_each_entry(pos, &head, l) s = s * 10 + pos->v; return s; case 1: list_for_each_entry_safe(pos, tmp, &head, l) if (pos->v != 2) list_del(&pos->l); list_for_each_entry(pos, &head, l) s = s * 10 + pos->v; return s; case 2: list_for_each(p, &head) s += list_entry(p, struct item, l)->v; return s; case 3: return list_empty(&global) + list_empty(&head) * 10; case 4: pos = list_first_entry_or_null(&global, struct item, l); return pos == 0; case 5: return list_first_entry_or_null(&head, struct item, l)->v; case 6: hlist_for_each_entry(pos, &hh, h) s = s * 10 + pos->v; return s; case 7: hlist_del(&a.h); hlist_for_each_entry(pos, &hh, h) s = s * 10 + pos->v; return s;
	case 8: return container_of(&a.in.deep, struct item, in.deep) == &a; case 9: return IS_ERR(maybe(-5)) * 100 + IS_ERR(maybe(0)) * 10 + IS_ERR(maybe(1)) + PTR_ERR(maybe(-5)); case 10: list_for_each_entry(pos, &head, l) { if (pos->v == 1) goto found; } return -1; found: return pos->v; case 11: list_for_each_entry(pos, &head, l) if (pos->v == 9) break; return list_entry_is_head(pos, &head, l); case 12: list_add_tail(&b.in.deep, &global); list_for_each_entry(pos, &global, in.deep) s += pos->v; return s;
	}
	return -1;
}
