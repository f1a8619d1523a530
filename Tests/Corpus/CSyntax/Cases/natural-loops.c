/* Iterator macros with a body, guards, and macros without their semicolon. */
static int walk(struct list *l, int n)
{
	struct entry *e, *next;

	for_each_entry(e, l, link) {
		if (e->busy)
			continue;
		n += e->count;
	}
	for_each_entry_safe(e, next, l, link)
		drop(e);
	for_each_kind (l, "name")
		++n;
	for_each_typed(struct entry *i, l)
		if (i->busy)
			return 1;
	guard(lock)(&l->lock);
	scoped_guard(spin, &l->lock) {
		n--;
	}
	if_open(l)
		n = 1;
	else
		n = 2;
	BEGIN_SECTION
	n++;
	END_SECTION
	trace_point(n)
	if (n)
		return n;
	do {
		n++;
	} while_each(e, l);
	if unlikely(n > 3)
		n = 0;
	FOUR(1)
	FOUR(2)
	FOUR(3)
	case_of(n)
	LAST(n)
}
