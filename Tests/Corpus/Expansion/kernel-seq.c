#define SHOW_ATTR(name) static int name##_open(struct inode *i, struct file *f) { return single(f, name##_show, i->data); } static const struct ops name##_ops = { .open = name##_open, .read = seq_read, };
#define ATTR_RO(nm) struct attr attr_##nm = { .name = #nm, .mode = 0444, .show = nm##_show }
#define ATTR_RW(nm) struct attr attr_##nm = ATTR_INIT(nm, 0644, nm##_show, nm##_store)
#define ATTR_INIT(n, m, s, t) { .attr = { .name = STRINGY(n), .mode = CHECK(m) }, .show = s, .store = t, }
#define STRINGY(x) #x
#define CHECK(m) (sizeof(char[1 - 2 * !!((m) & 2)]) * 0 + (m))
SHOW_ATTR(stats)
static ATTR_RO(size); static ATTR_RW(limit);
#define limit max_limit
static ATTR_RW(limit);
