#define item_of(p, type, member) outer(p, type, member)
#define first_of(head, type, member) item_of((head)->next, type, member)
#define next_of(pos, member) item_of((pos)->member.next, typeof(*(pos)), member)
#define is_end(pos, head, member) (&(pos)->member == (head))
#define each(pos, head, member) for (pos = first_of(head, typeof(*pos), member); \
	!is_end(pos, head, member); pos = next_of(pos, member))
#define each_safe(pos, n, head, member) for (pos = first_of(head, typeof(*pos), member), \
	n = next_of(pos, member); !is_end(pos, head, member); pos = n, n = next_of(n, member))
#define each_where(pos, head, member, when...) each(pos, head, member) if (!(when)) {} else
each(e, &box->list, link) each_safe(f, g, &e->inner, link) use(e, f);
each_where(e, h, link, e->a, e->b) each_where(x, y, z) ;
#define link chain.link
each(e, h, link) { continue; }
