/* What defines a function, and what only looks so. */
SYSCALL_DEFINE2(shut, unsigned int, fd, struct thing __user *, t)
{
	return do_shut(fd, t);
}

SYSCALL_DEFINE1(32_shut, unsigned int, fd) { return fd; }

TEST(name, 3) { check(1); }

static DEVICE_ATTR_SHOW(color) { return 0; }

define_board(ours) {
	.name = "ours",
	.setup = set_up,
};

BOARD_START(GENERIC, "generic")
	.name = "generic",
BOARD_END

PROG(1)(struct context *c)
{
	return c->value;
}

static int HANDLER(3, "x")(void) { return 3; }

static TARGET("wide") size_t wide_sum(const unsigned char *p) { return p[0]; }

asmlinkage thing_status __visible enter_sleep(u8 state) { return state; }

SEC("socket")
__description("a program") __success __level(4)
int program(struct context *c) { return c->value; }

int
own_line(void)
{
	return 0;
}

int old(a, b)
	int a;
	char *b;
{
	return a + *b;
}

LIST_OF_KINDS

TRACE_EVENT(shut,
	TP_PROTO(struct thing *t, int rc),
	TP_ARGS(t, rc),
	TP_STRUCT__entry(
		__field(int, rc)
		__array(char, name, 16)
	),
	TP_fast_assign(
		int extra = t->extra;

		__entry->rc = rc;
		if (rc) {
			memcpy(__entry->name, t->name, 16);
		} else {
			__entry->name[0] = 0;
		}
		if (extra)
			__entry->rc++;
	),
	TP_printk("rc=%d %s", __entry->rc,
		  __print_symbolic(__entry->rc, { 0, "fine" }, { 1, "bad" }))
);

static void __releases(box->lock) __acquires(box->lock)
two_with_arguments(struct box *box) { box->open = 1; }

static struct thing * __init __printf(2, 3)
behind_a_star(struct box *box, const char *format, ...) { return box->thing; }

static inline void PRINTF(1, 2) in_capitals(const char *format, ...) { }

static int __weak_name(int count) __must_hold(lock) { return count; }

static void called_like_a_type(struct box *box)
{
	update_clock_t(box);
	u8 (*p)[2];
}
