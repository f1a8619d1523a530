#define STATES(S, x...) S(INIT, 0, ##x) S(READY, 10, ##x) S(GONE, -1, ##x)
#define NAME(s, v, x...) [IDX_##s] = #s x,
#define ENUM(s, v, x...) ST_##s = v,
#define IDX(s, ...) IDX_##s,
#define CASE(s, v, prefix) case ST_##s: return prefix #s;
enum st { STATES(ENUM) };
enum { STATES(IDX) };
static const char *const n[] = { STATES(NAME) };
static const char *const m[] = { STATES(NAME, "!") };
switch (v) { STATES(CASE, "st-") default: return "?"; }
