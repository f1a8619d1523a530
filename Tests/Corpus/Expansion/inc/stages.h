#define QUOTED(x) QUOTED_(x)
#define QUOTED_(x) #x
#define PACK(...) __VA_ARGS__

#undef EVENT
#define EVENT(name, args, body...) struct ev_##name { PACK args };
#include QUOTED(TRACE_HEAD)

#undef EVENT
#define EVENT(name, args, body...) enum { id_##name = __COUNTER__ };
#include QUOTED(TRACE_HEAD)

#undef EVENT
#define EVENT(name, args, body...) \
	static void print_##name(struct ev_##name *e) { body }
#include QUOTED(TRACE_HEAD)
#undef EVENT
