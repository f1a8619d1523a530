#define TRANSITIONS(T) \
	T(idle, go, running) \
	T(running, stop, idle) \
	T(running, fail, broken)
#define STATE(from, ev, to) S_##from,
#define HANDLER(from, ev, to) static int on_##from##_##ev(struct m *m) { return m->s = S_##to; }
#define ROW(from, ev, to) { S_##from, EV_##ev, S_##to, on_##from##_##ev, #from "->" #to },
#define COUNT(...) + 1
enum states { TRANSITIONS(STATE) };
TRANSITIONS(HANDLER)
static const struct row rows[0 TRANSITIONS(COUNT)] = { TRANSITIONS(ROW) };
#if (TRANSITIONS(COUNT)) == 3
three
#endif
