import Testing

/// Two texts of a function `f`, and whether they return an errno in the same states.
struct FunctionPair: Sendable, CustomTestStringConvertible {
  let title: String
  let isEquivalent: Bool
  let errno: String
  let before: String
  let after: String

  var testDescription: String { title }

  init(_ title: String, _ isEquivalent: Bool, _ errno: String, _ before: String, _ after: String) {
    self.title = title
    self.isEquivalent = isEquivalent
    self.errno = errno
    self.before = before
    self.after = after
  }

  /// What both texts of every pair stand below.
  static let prelude = """
    #define NULL ((void *)0)
    #define EIO 5
    #define ENOMEM 12
    #define EBUSY 16
    #define ENODEV 19
    #define EINVAL 22
    #define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
    #define min(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a < _b ? _a : _b; })
    #define max(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a > _b ? _a : _b; })
    #define BIT(n) (1UL << (n))
    #define container_of(p, type, member) ((type *)((char *)(p) - __builtin_offsetof(type, member)))
    #define list_for_each(pos, head) for (pos = (head)->next; pos != (head); pos = pos->next)
    typedef unsigned char u8;
    typedef unsigned int u32;
    static inline void *ERR_PTR(long error) { return (void *)error; }
    static inline long PTR_ERR(const void *p) { return (long)p; }
    static inline _Bool IS_ERR(const void *p) { return (unsigned long)p >= (unsigned long)-4095; }
    static inline _Bool IS_ERR_OR_NULL(const void *p) { return !p || IS_ERR(p); }
    struct list_head { struct list_head *next, *prev; };
    struct span { u32 start, end; };
    struct ring { int head, tail; u8 state; unsigned long flags; struct span window; };
    struct queue { struct list_head entries; struct ring *ring; int users, limit; void *owner; };
    struct port { struct queue *queue, *spare; struct ring *ring; int number; u32 mask; _Bool is_up; };
    extern int start_ring(struct ring *ring);
    extern int pass_ring(struct ring ring);
    extern int queue_ready(struct queue *queue);
    extern struct ring *find_ring(struct queue *queue, int number);

    """

  static let all = equivalent + different

  // MARK: Refactorings

  static let equivalent: [FunctionPair] = [
    FunctionPair(
      "nested ifs are one with &&", true, "EBUSY",
      """
      int f(struct queue *q) { if (q->users) { if (q->limit > 3) { if (q->owner) return -EBUSY; } } return 0; }
      """,
      """
      int f(struct queue *q) { if (q->users && q->limit > 3 && q->owner) return -EBUSY; return 0; }
      """),
    FunctionPair(
      "De Morgan", true, "EINVAL",
      "int f(struct ring *r) { if (!(r->head == r->tail || r->state & 2)) return -EINVAL; return 0; }",
      "int f(struct ring *r) { if (r->head != r->tail && !(r->state & 2)) return -EINVAL; return 0; }"
    ),
    FunctionPair(
      "an early return becomes a goto", true, "EBUSY",
      """
      int f(struct queue *q, int n)
      {
        if (n < 0) return -EINVAL;
        if (q->users > n) return -EBUSY;
        q->users++;
        return 0;
      }
      """,
      """
      int f(struct queue *q, int n)
      {
        int ret = -EINVAL;
        if (n < 0) goto out;
        ret = -EBUSY;
        if (q->users > n) goto out;
        q->users++;
        ret = 0;
      out:
        return ret;
      }
      """),
    FunctionPair(
      "a switch is a chain of ifs", true, "EINVAL",
      """
      int f(int mode, struct ring *r)
      {
        switch (mode) {
        case 0: return 0;
        case 1:
        case 2: return r->head;
        case 4 ... 6: if (r->tail) break; return -EBUSY;
        default: return -EINVAL;
        }
        return -EINVAL;
      }
      """,
      """
      int f(int mode, struct ring *r)
      {
        if (mode == 0) return 0;
        else if (mode == 1 || mode == 2) return r->head;
        else if (mode >= 4 && mode <= 6 && !r->tail) return -EBUSY;
        return -EINVAL;
      }
      """),
    FunctionPair(
      "a test becomes a function", true, "EBUSY",
      """
      int f(struct port *p) { if (p->queue->users && p->queue->owner != p) return -EBUSY; return 0; }
      """,
      """
      static _Bool is_taken(const struct queue *q, void *by) { return q->users && q->owner != by; }
      int f(struct port *p) { return is_taken(p->queue, p) ? -EBUSY : 0; }
      """),
    FunctionPair(
      "a conditional expression", true, "EBUSY",
      "int f(struct ring *r, int n) { if (r->head + n > 64) return -EBUSY; else return n; }",
      "int f(struct ring *r, int n) { return r->head + n > 64 ? -EBUSY : n; }"),
    FunctionPair(
      "!x is x == NULL", true, "ENODEV",
      "int f(struct port *p) { if (!p) return -ENODEV; if (!p->ring) return -ENODEV; return p->number; }",
      """
      int f(struct port *p)
      {
        if (p == NULL || p->ring == NULL) return -ENODEV;
        return p->number;
      }
      """),
    FunctionPair(
      "independent guards change places", true, "EINVAL",
      """
      int f(struct port *p, int n)
      {
        if (n > p->number) return -EINVAL;
        if (p->mask & 4) return -EINVAL;
        return 0;
      }
      """,
      """
      int f(struct port *p, int n)
      {
        if (p->mask & 4) return -EINVAL;
        if (n > p->number) return -EINVAL;
        return 0;
      }
      """),
    FunctionPair(
      "a range is one unsigned comparison", true, "EINVAL",
      "int f(int n) { if (n < 0 || n >= 16) return -EINVAL; return n; }",
      "int f(int n) { if ((unsigned)n >= 16u) return -EINVAL; return n; }"),
    FunctionPair(
      "an unsigned comparison is rewritten", true, "EINVAL",
      "int f(u32 start, u32 end) { if (start >= end) return -EINVAL; return 0; }",
      "int f(u32 start, u32 end) { if (!(end > start)) return -EINVAL; return 0; }"),
    FunctionPair(
      "a list is counted otherwise", true, "EBUSY",
      """
      int f(struct queue *q)
      {
        struct list_head *at;
        int n = 0;
        list_for_each(at, &q->entries) n++;
        return n > 1 ? -EBUSY : 0;
      }
      """,
      """
      int f(struct queue *q)
      {
        struct list_head *at = q->entries.next;
        int left = 1;
        while (at != &q->entries) { left--; at = at->next; }
        if (left < 0) return -EBUSY;
        return 0;
      }
      """),
    FunctionPair(
      "READ_ONCE is added", true, "EBUSY",
      "int f(struct port *p) { if (p->queue == p->spare && p->queue) return -EBUSY; return 0; }",
      """
      int f(struct port *p)
      {
        struct queue *q = READ_ONCE(p->queue);
        if (q && q == READ_ONCE(p->spare)) return -EBUSY;
        return 0;
      }
      """),
    FunctionPair(
      "a mask is tested otherwise", true, "EBUSY",
      """
      int f(struct ring *r) { if ((r->flags & BIT(3)) && (r->flags & BIT(5))) return -EBUSY; return 0; }
      """,
      """
      int f(struct ring *r)
      {
        const unsigned long both = BIT(3) | BIT(5);
        if ((r->flags & both) == both) return -EBUSY;
        return 0;
      }
      """),
    FunctionPair(
      "no bit of a mask", true, "EINVAL",
      "int f(struct port *p) { if (p->mask & 1 || p->mask & 0x80000000u) return 0; return -EINVAL; }",
      "int f(struct port *p) { return (p->mask & 0x80000001u) == 0 ? -EINVAL : 0; }"),
    FunctionPair(
      "IS_ERR_OR_NULL is two tests", true, "ENODEV",
      "int f(struct port *p) { if (IS_ERR_OR_NULL(p->ring)) return -ENODEV; return p->ring->head; }",
      """
      int f(struct port *p)
      {
        if (!p->ring) return -ENODEV;
        if (IS_ERR(p->ring)) return -ENODEV;
        return p->ring->head;
      }
      """),
    FunctionPair(
      "the error stands in a variable", true, "EIO",
      """
      int f(struct ring *r) { if (r->state == 7) return -EIO; if (r->tail < 0) return -EIO; return 0; }
      """,
      """
      int f(struct ring *r)
      {
        int err = 0;
        if (r->state == 7) err = -EIO;
        if (!err && r->tail < 0) err = -EIO;
        return err;
      }
      """),
    FunctionPair(
      "do while (0)", true, "EBUSY",
      "int f(struct queue *q) { if (q->users == q->limit) return -EBUSY; return q->users; }",
      """
      int f(struct queue *q)
      {
        int ret = -EBUSY;
        do { if (q->users == q->limit) break; ret = q->users; } while (0);
        return ret;
      }
      """),
    FunctionPair(
      "a loop is unrolled", true, "EBUSY",
      """
      int f(const int *slots)
      {
        for (int i = 0; i < 3; i++) if (slots[i] > 8) return -EBUSY;
        return 0;
      }
      """,
      """
      int f(const int *slots)
      {
        if (slots[0] > 8) return -EBUSY;
        if (slots[1] > 8) return -EBUSY;
        return slots[2] > 8 ? -EBUSY : 0;
      }
      """),
    FunctionPair(
      "a structure is copied", true, "EINVAL",
      """
      int f(struct ring *r, u32 at)
      {
        if (at < r->window.start || at > r->window.end) return -EINVAL;
        return 0;
      }
      """,
      """
      int f(struct ring *r, u32 at)
      {
        struct span window = r->window;
        return window.start <= at && at <= window.end ? 0 : -EINVAL;
      }
      """),
    FunctionPair(
      "min of two", true, "EINVAL",
      "int f(int n, int limit) { if (n > 5 && limit > 5) return -EINVAL; return 0; }",
      "int f(int n, int limit) { if (min(n, limit) > 5) return -EINVAL; return 0; }"),
    FunctionPair(
      "max of two", true, "EINVAL",
      "int f(u32 n, u32 limit) { if (max(n, limit) >= 9u) return -EINVAL; return 0; }",
      "int f(u32 n, u32 limit) { u32 m = n; if (limit > m) m = limit; return m > 8 ? -EINVAL : 0; }"
    ),
    FunctionPair(
      "a comparison is turned round", true, "EBUSY",
      "int f(struct queue *q, int n) { if (q->limit < n) return -EBUSY; return 0; }",
      "int f(struct queue *q, int n) { if (n > q->limit) return -EBUSY; return 0; }"),
    FunctionPair(
      "not not", true, "EBUSY",
      "int f(struct port *p) { if (p->mask) if (p->is_up) return -EBUSY; return 0; }",
      "int f(struct port *p) { int m = !!p->mask; if (!(!m || !p->is_up)) return -EBUSY; return 0; }"
    ),
    FunctionPair(
      "an error pointer passes through a variable", true, "ENODEV",
      """
      void *f(struct port *p) { if (!p->queue) return ERR_PTR(-ENODEV); return p->queue->ring; }
      """,
      """
      void *f(struct port *p)
      {
        void *ret = ERR_PTR(-ENODEV);
        struct queue *q = p->queue;
        if (q) ret = q->ring;
        return ret;
      }
      """),
    FunctionPair(
      "the result of a call that is not run", true, "EBUSY",
      """
      int f(struct port *p)
      {
        int err = queue_ready(p->queue);
        if (err) return err == -EIO ? -EBUSY : 0;
        return p->number == 3 ? -EBUSY : 0;
      }
      """,
      """
      int f(struct port *p)
      {
        int ready = queue_ready(p->queue);
        if (ready == -EIO) return -EBUSY;
        if (!ready && p->number == 3) return -EBUSY;
        return 0;
      }
      """),
    FunctionPair(
      "arithmetic is moved over", true, "EINVAL",
      "int f(u32 n, u8 shift) { if (n * 8 == (u32)shift << 3) return -EINVAL; return 0; }",
      "int f(u32 n, u8 shift) { if (!((n ^ shift) & 0x1fffffff)) return -EINVAL; return 0; }"),
    FunctionPair(
      "guards of objects that may be the same change places", true, "EBUSY",
      """
      int f(struct queue *a, struct queue *b)
      {
        if (a->users > 3) return -EBUSY;
        if (b->limit || b->users > 7) return -EBUSY;
        return 0;
      }
      """,
      """
      int f(struct queue *a, struct queue *b)
      {
        if (b->users > 7 || b->limit) return -EBUSY;
        if (a->users > 3) return -EBUSY;
        return 0;
      }
      """),
    FunctionPair(
      "a parameter is called otherwise", true, "EBUSY",
      "int f(struct queue *q, int n) { if (q->users > n) return -EBUSY; return 0; }",
      "int f(struct queue *queue, int most) { if (queue->users > most) return -EBUSY; return 0; }"),
  ]
}
