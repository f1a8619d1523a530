/// Pairs that look like refactorings and are none.
extension FunctionPair {
  static let different: [FunctionPair] = [
    FunctionPair(
      "&& becomes ||", false, "EBUSY",
      "int f(struct queue *q) { if (q->users && q->owner) return -EBUSY; return 0; }",
      "int f(struct queue *q) { if (q->users || q->owner) return -EBUSY; return 0; }"),
    FunctionPair(
      "<= becomes <", false, "EINVAL",
      "int f(struct queue *q, int n) { if (q->limit <= n) return -EINVAL; return 0; }",
      "int f(struct queue *q, int n) { if (q->limit < n) return -EINVAL; return 0; }"),
    FunctionPair(
      "off by one", false, "EBUSY",
      "int f(struct ring *r) { if (r->head + 1 == r->tail) return -EBUSY; return 0; }",
      "int f(struct ring *r) { if (r->head + 2 == r->tail) return -EBUSY; return 0; }"),
    FunctionPair(
      "signed for unsigned", false, "EINVAL",
      "int f(u32 n) { if (n > 100) return -EINVAL; return 0; }",
      "int f(u32 n) { if ((int)n > 100) return -EINVAL; return 0; }"),
    FunctionPair(
      "guards with different errors change places", false, "EBUSY",
      """
      int f(struct queue *q, int n)
      {
        if (n < 0) return -EINVAL;
        if (q->users) return -EBUSY;
        return 0;
      }
      """,
      """
      int f(struct queue *q, int n)
      {
        if (q->users) return -EBUSY;
        if (n < 0) return -EINVAL;
        return 0;
      }
      """),
    FunctionPair(
      "a ! is missing", false, "ENODEV",
      "int f(struct port *p) { if (!p->is_up) return -ENODEV; return 0; }",
      "int f(struct port *p) { if (p->is_up) return -ENODEV; return 0; }"),
    FunctionPair(
      "another member", false, "EBUSY",
      "int f(struct port *p, struct queue *q) { if (p->queue == q) return -EBUSY; return 0; }",
      "int f(struct port *p, struct queue *q) { if (p->spare == q) return -EBUSY; return 0; }"),
    FunctionPair(
      "another error is set", false, "EBUSY",
      """
      int f(struct queue *q)
      {
        int ret = 0;
        if (q->users > q->limit) ret = -EBUSY;
        if (q->owner) ret = -EINVAL;
        return ret;
      }
      """,
      """
      int f(struct queue *q)
      {
        int ret = 0;
        if (q->users > q->limit) ret = -EBUSY;
        if (q->owner) ret = -EBUSY;
        return ret;
      }
      """),
    FunctionPair(
      "a mask with one bit less", false, "EBUSY",
      "int f(struct ring *r) { if (r->flags & 3) return -EBUSY; return 0; }",
      "int f(struct ring *r) { if (r->flags & 1) return -EBUSY; return 0; }"),
    FunctionPair(
      "a check after the value was used", false, "EINVAL",
      """
      int f(struct queue *q, int n)
      {
        if (q->users > n) return -EINVAL;
        q->users += 1;
        return 0;
      }
      """,
      """
      int f(struct queue *q, int n)
      {
        q->users += 1;
        if (q->users > n) return -EINVAL;
        return 0;
      }
      """),
    FunctionPair(
      "== becomes !=", false, "EBUSY",
      "int f(struct port *p) { if (p->ring && p->ring->state == 3) return -EBUSY; return 0; }",
      "int f(struct port *p) { if (p->ring && p->ring->state != 3) return -EBUSY; return 0; }"),
    FunctionPair(
      "brackets are missing", false, "EBUSY",
      "int f(int a, int b, int c) { if ((a || b) && c) return -EBUSY; return 0; }",
      "int f(int a, int b, int c) { if (a || b && c) return -EBUSY; return 0; }"),
    FunctionPair(
      "a loop ends one turn early", false, "EBUSY",
      "int f(const int *s) { for (int i = 0; i < 4; i++) if (s[i] == 9) return -EBUSY; return 0; }",
      "int f(const int *s) { for (int i = 0; i < 3; i++) if (s[i] == 9) return -EBUSY; return 0; }"),
    FunctionPair(
      "another variable", false, "EINVAL",
      "int f(u32 start, u32 end, u32 at) { if (at < start || at >= end) return -EINVAL; return 0; }",
      "int f(u32 start, u32 end, u32 at) { if (at < start || at >= start) return -EINVAL; return 0; }"
    ),
    FunctionPair(
      "a positive error", false, "EBUSY",
      "int f(struct queue *q) { return q->users > 2 ? -EBUSY : 0; }",
      "int f(struct queue *q) { return q->users > 2 ? EBUSY : 0; }"),
    FunctionPair(
      "cut down to eight bits", false, "EINVAL",
      "int f(int n) { if (n == 255) return -EINVAL; return 0; }",
      "int f(int n) { u8 low = n; if (low == 255) return -EINVAL; return 0; }"),
    FunctionPair(
      "the test for NULL is gone", false, "ENODEV",
      "int f(struct port *p) { if (!p->ring) return -ENODEV; return p->ring->head; }",
      "int f(struct port *p) { return p->ring->head; }"),
    FunctionPair(
      "the test for NULL comes too late", false, "ENODEV",
      """
      int f(struct port *p)
      {
        if (!p->ring) return -ENODEV;
        return p->ring->state;
      }
      """,
      """
      int f(struct port *p)
      {
        int state = p->ring->state;
        if (!p->ring) return -ENODEV;
        return state;
      }
      """),
    FunctionPair(
      "an early return is added", false, "EBUSY",
      "int f(struct queue *q) { if (q->users) return -EBUSY; return 0; }",
      """
      int f(struct queue *q)
      {
        if (q->limit == 1) return 0;
        if (q->users) return -EBUSY;
        return 0;
      }
      """),
    FunctionPair(
      "IS_ERR for IS_ERR_OR_NULL", false, "ENODEV",
      "int f(struct port *p) { if (IS_ERR_OR_NULL(p->ring)) return -ENODEV; return 0; }",
      "int f(struct port *p) { if (IS_ERR(p->ring)) return -ENODEV; return 0; }"),
    FunctionPair(
      "~ for !", false, "EINVAL",
      "int f(struct port *p) { if (!p->mask) return -EINVAL; return 0; }",
      "int f(struct port *p) { if (~p->mask) return -EINVAL; return 0; }"),
    FunctionPair(
      "a case falls through", false, "EINVAL",
      """
      int f(int mode)
      {
        int ret = 0;
        switch (mode) { case 1: ret = -EINVAL; break; case 2: ret = -EBUSY; break; default: break; }
        return ret;
      }
      """,
      """
      int f(int mode)
      {
        int ret = 0;
        switch (mode) { case 1: ret = -EINVAL; case 2: ret = -EBUSY; break; default: break; }
        return ret;
      }
      """),
    FunctionPair(
      "min for max", false, "EINVAL",
      "int f(int n, int limit) { return max(n, limit) > 7 ? -EINVAL : 0; }",
      "int f(int n, int limit) { return min(n, limit) > 7 ? -EINVAL : 0; }"),
    FunctionPair(
      "a sum wraps", false, "EINVAL",
      "int f(u32 at, u32 n) { if (n > 16 || at > 16 - n) return -EINVAL; return 0; }",
      "int f(u32 at, u32 n) { if (at + n > 16) return -EINVAL; return 0; }"),
    FunctionPair(
      "the objects may be the same", false, "EBUSY",
      """
      int f(struct queue *a, struct queue *b)
      {
        int users = a->users;
        b->users = 0;
        return users ? -EBUSY : 0;
      }
      """,
      """
      int f(struct queue *a, struct queue *b)
      {
        b->users = 0;
        return a->users ? -EBUSY : 0;
      }
      """),
    FunctionPair(
      "& binds less than ==", false, "EBUSY",
      "int f(struct ring *r) { if ((r->state & 6) == 2) return -EBUSY; return 0; }",
      "int f(struct ring *r) { if (r->state & 6 == 2) return -EBUSY; return 0; }"),
  ]
}
