#define STR_ENTRY(id, s) [id] = { sizeof(s) - 1, s, #id },
#define STRINGS(m) m(S_HELLO, "hello, \"you\"") m(S_TAB, "\t|\\|") m(S_EMPTY, "")
#define OFFSETS(id, s) char id##_[sizeof(s)];
#define TEXTS(id, s) s "\0"
struct { STRINGS(OFFSETS) } o; char all[] = STRINGS(TEXTS); struct e t[] = { STRINGS(STR_ENTRY) };
