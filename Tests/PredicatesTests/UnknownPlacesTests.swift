import Findings
import Testing
import Workbench

@testable import Predicates

/// What is read off functions whose strings, indices, sizes and containers nobody knows.
@Suite struct UnknownPlacesTests {
  static let prelude = """
    typedef unsigned long size_t;
    int strcmp(const char *, const char *);
    int strncmp(const char *, const char *, size_t);
    size_t strlen(const char *);
    char *strchr(const char *, int);
    void *kmalloc(size_t, unsigned int);
    void *memcpy(void *, const void *, size_t);
    void *memset(void *, int, size_t);
    unsigned int readl(const volatile void *);
    int kstrtoint(const char *, unsigned int, int *);
    int test_bit(long, const volatile unsigned long *);
    void set_bit(long, volatile unsigned long *);
    struct xarray { unsigned int xa_flags; void *xa_head; };
    void *xa_load(struct xarray *, unsigned long);
    typedef struct { int counter; } atomic_t;
    int atomic_dec_and_test(atomic_t *);
    int atomic_add_unless(atomic_t *, int, int);
    struct tail { int status; };
    struct element { int busy, kind; };

    """

  /// The answer is exact: no path is cut off, whatever the string, the index or the size.
  @Test(arguments: [
    (
      "int f(const char *s) { return strcmp(s, \"no\") ? 0 : -EBUSY; }",
      "*s == 110 && s[1] == 111 && s[2] == 0"
    ),
    ("int f(const char *s) { return strncmp(s, \"x\", 1) ? 0 : -EBUSY; }", "*s == 120"),
    ("int f(const char *s) { return strchr(\"ab\", *s) ? -EBUSY : 0; }", nil),
    (
      "int f(void *buf, size_t len) { struct tail *t = buf + len - sizeof(*t); return t->status == 2 ? -EBUSY : 0; }",
      "(buf + len)-4 == 2"
    ),
    (
      "int f(struct element *e, int i) { return e[i].busy && !e[i].kind ? -EBUSY : 0; }",
      "e[i].busy != 0 && e[i].kind == 0"
    ),
    (
      "int f(size_t n) { int *p = kmalloc(n, 0); if (!p) return -ENOMEM; *p = 1; return n == 8 ? -EBUSY : 0; }",
      "kmalloc() && n == 8"
    ),
    (
      "int f(void *regs) { return readl(regs + 8) & 4 ? -EBUSY : 0; }",
      "readl() & 4"
    ),
    (
      "static struct xarray all; int f(int n) { struct element *e = xa_load(&all, n); return !e ? -EINVAL : e->busy ? -EBUSY : 0; }",
      "xa_load() && xa_load()->busy != 0"
    ),
    (
      "int f(unsigned long *map, unsigned int n) { return n < 64 && test_bit(n, map) ? -EBUSY : 0; }",
      nil
    ),
    (
      "int f(atomic_t *users) { return atomic_dec_and_test(users) ? -EBUSY : 0; }",
      "users->counter == 1"
    ),
    (
      "int f(atomic_t *users) { return atomic_add_unless(users, 1, 0) ? 0 : -EBUSY; }",
      "users->counter == 0"
    ),
    (
      "int f(unsigned int a, unsigned int b) { unsigned int c; return __builtin_mul_overflow(a, b, &c) ? -EBUSY : 0; }",
      nil
    ),
    (
      "int f(char *to, const char *from, size_t n, int x) { memcpy(to, from, n); return x == 1 ? -EBUSY : 0; }",
      "x == 1"
    ),
  ])
  func anAnswerNeedsNoNumbers(_ source: String, _ condition: String?) throws {
    try onLargeStack {
      let answer = try Sources.answer(Self.prelude + source, "EBUSY", .cutOff)
      #expect(answer.kind == .condition, "\(answer.reason ?? "")")
      #expect(answer.confirmed)
      if let condition { #expect(answer.condition == condition) }
    }
  }

  /// A string of which only some characters are looked at has an answer for each of its lengths, up to a bound.
  @Test func aNumberInAStringIsReadDigitByDigit() throws {
    try onLargeStack {
      let answer = try Sources.answer(
        Self.prelude
          + "int f(const char *s) { int n; if (kstrtoint(s, 10, &n)) return -EINVAL; return n == 42 ? -EBUSY : 0; }",
        "EBUSY", .cutOff)
      #expect(answer.kind == .condition, "\(answer.reason ?? "")")
      #expect(answer.confirmed)
      #expect(!answer.loops.isEmpty)
    }
  }

  /// What was written through an index is not what lies elsewhere, and the answer says that this is taken for granted.
  @Test func placesByAnIndexAreTakenToBeApart() throws {
    try onLargeStack {
      let answer = try Sources.answer(
        Self.prelude
          + "int f(int *a, int i) { a[i] = 1; return a[0] == 7 ? -EBUSY : 0; }", "EBUSY", .cutOff)
      #expect(answer.kind == .condition, "\(answer.reason ?? "")")
      #expect(answer.condition == "*a == 7")
      #expect(
        answer.assumptions.contains { $0.kind == .unknown && $0.note.contains("by an index") })
    }
  }

  /// Where places by an index cannot be apart, nothing is said.
  @Test func placesThatMustOverlapAreNoAnswer() throws {
    try onLargeStack {
      let answer = try Sources.answer(
        Self.prelude
          + "int f(int *a, int i) { if (i) return 0; a[0] = 7; return a[i] == 7 ? -EBUSY : 0; }",
        "EBUSY", .cutOff)
      #expect(answer.kind != .never)
    }
  }
}
