#define TEXT(t...) TEXT_(t)
#define TEXT_(t...) #t
#define PUBLISH_IN(sym, table, space) \
	extern typeof(sym) sym; \
	static const char entry_name_##sym[] = #sym; \
	asm(".pushsection \"" table "." #sym "\"\n\t.asciz " TEXT(space) "\n\t.popsection")
#define PUBLISH(sym) PUBLISH_IN(sym, "open", "")
#define PUBLISH_SAME(sym) PUBLISH_IN(sym, "same" "licence", "")
#ifdef DEFAULT_SPACE
#define PUBLISH_NS(sym) PUBLISH_IN(sym, "open", DEFAULT_SPACE)
#else
#define PUBLISH_NS(sym, space) PUBLISH_IN(sym, "open", TEXT(space))
#endif
PUBLISH(door_open);
PUBLISH_SAME(door_close);
PUBLISH_NS(door_lock, HOUSE);
#define door_lock door_lock_v2
PUBLISH(door_lock);
