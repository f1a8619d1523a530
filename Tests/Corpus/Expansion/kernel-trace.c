#define LIST(args...) args
#define TAKES(args...) args
#define GIVES(args...) args
#define ENTRY(fields...) fields
#define SAY(format, args...) format, ##args
#define EVENT_CLASS(name, proto, args, entry, say) \
	static inline void note_##name(proto) { if (note_##name##_on) hook_##name(args); } \
	static inline int watch_##name(void (*w)(void *ctx, LIST(proto)), void *ctx) { return add(w, ctx); } \
	struct entry_##name { entry };
#define EVENT(name, proto, args, entry, say) \
	EVENT_CLASS(name, LIST(proto), LIST(args), LIST(entry), LIST(say))
EVENT(link_up, TAKES(struct link *l, int speed), GIVES(l, speed),
	ENTRY(unsigned long id; int speed;), SAY("%lu at %d", id, speed))
EVENT(idle, TAKES(void), GIVES(), ENTRY(), SAY("idle"))
