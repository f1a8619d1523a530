import CMachine
import CProgram
import Constraints
import Findings
import Runs
import Scenarios
import Testing
import Workbench

@testable import Predicates

/// What paths say of states whose strings, indices, sizes and containers nobody knows, against runs on plain numbers.
///
/// A state is that of some path with other numbers in it, and every path it lies on must end as the run does.
@Suite struct ChosenStatesTests {
  @Test(arguments: [
    "int f(const char *s) { return strcmp(s, \"a1\") ? 0 : -EBUSY; }",
    "int f(const char *s) { return strcmp(s, \"a\") < 0 ? -EBUSY : 0; }",
    "int f(const char *s) { return strncmp(s, \"xyz\", 2) ? 0 : -EBUSY; }",
    "int f(const char *s, const char *t) { return strcmp(s, t) ? 0 : -EBUSY; }",
    "int f(const char *s, const char *t) { return strcmp(s, t) < 0 ? -EBUSY : 0; }",
    "int f(const char *s, const char *t) { if (strcmp(s, t)) return *s == *t ? 0 : -EINVAL; return *t == 'x' ? -EBUSY : 0; }",
    "int f(const char *s, const char *t) { if (strlen(s) > 2 || strlen(t) > 2) return 0; return strcmp(s, t) ? -EINVAL : -EBUSY; }",
    "int f(const char *s, const char *t) { if (strcmp(s, t)) return strcmp(s, \"a\") ? 0 : -EINVAL; return strcmp(t, \"a\") ? 0 : -EBUSY; }",
    "int f(char *s, const char *t) { if (!strcmp(s, t)) return -EINVAL; s[1] = 0; return strcmp(s, t) ? 0 : -EBUSY; }",
    "int f(const char *s, const char *t) { return strncmp(s, t, 2) ? s[0] == t[0] ? -EINVAL : 0 : s[1] == 'y' ? -EBUSY : 0; }",
    "int f(const char *s, const char *t) { return memcmp(s, t, 3) ? s[0] == t[0] ? -EINVAL : 0 : s[2] == 'y' ? -EBUSY : 0; }",
    "int f(const char *s, const char *t) { return strcasecmp(s, t) ? *s ? 0 : -EINVAL : *t ? 0 : -EBUSY; }",
    "int f(const char *s) { return strlen(s) == 2 ? -EBUSY : 0; }",
    "int f(const char *s) { char *p = strchr(s, 'x'); return p && p - s == 1 ? -EBUSY : 0; }",
    "int f(const char *s, int c) { return strchr(\"a1\", c) ? -EBUSY : 0; }",
    "int f(const char *s) { int n; if (kstrtoint(s, 10, &n)) return -EINVAL; return n > 5 ? -EBUSY : 0; }",
    "int f(const char *s) { int n; return kstrtoint(s, 0, &n) ? -EINVAL : n == 10 ? -EBUSY : 0; }",
    "int f(const char *s) { int n; return kstrtoint(s, 16, &n) ? -EBUSY : 0; }",
    "int f(const char *s) { return sysfs_streq(s, \"x\") ? -EBUSY : 0; }",
    "int f(const char *s) { bool b; return kstrtobool(s, &b) ? -EINVAL : b ? -EBUSY : 0; }",
    "int f(struct element *e, unsigned int i) { return e[i & 63].busy ? -EBUSY : 0; }",
    "int f(int *a, unsigned int i, unsigned int j) { a[i] = 1; return i == j && a[j] != 1 ? -EBUSY : a[j] == 9 ? -EINVAL : 0; }",
    "int f(int *a, int i) { int old = a[i]; a[i] = old + 1; return a[i] == 3 ? -EBUSY : 0; }",
    "int f(unsigned long *map, unsigned int n) { set_bit(n & 1023, map); return test_bit(n & 1023, map) ? -EBUSY : 0; }",
    "int f(unsigned long *map, unsigned int n) { return test_bit(n & 63, map) ? -EBUSY : 0; }",
    "int f(atomic_t *u) { return atomic_dec_and_test(u) ? -EBUSY : u->counter == 2 ? -EINVAL : 0; }",
    "int f(atomic_t *u) { return atomic_add_unless(u, 2, 1) && u->counter == 4 ? -EBUSY : 0; }",
    "int f(int a, int b) { int c; return __builtin_add_overflow(a, b, &c) ? -EBUSY : c == 3 ? -EINVAL : 0; }",
    "int f(unsigned char a, unsigned char b) { unsigned char c; return __builtin_mul_overflow(a, b, &c) ? -EBUSY : 0; }",
    "int f(int a, unsigned int b) { int c; return __builtin_sub_overflow(a, b, &c) ? -EBUSY : c < 0 ? -EINVAL : 0; }",
    "int f(unsigned long a) { return ffs(a) == 3 ? -EBUSY : fls(a) == 6 ? -EINVAL : 0; }",
    "int f(unsigned long a) { return a && __ffs(a) == 5 ? -EBUSY : 0; }",
    "int f(unsigned long n) { char *p = kmalloc(n, 0); if (!p) return -ENOMEM; p[9] = 1; return n == 10 ? -EBUSY : 0; }",
    "int f(const char *s, int n) { return strlen(s) > 9 ? -EBUSY : strlen(s) == n ? -EINVAL : 0; }",
    "int f(const char *s) { char *p = kstrdup(s, 0); return p && strlen(p) == 3 && p[1] == '1' ? -EBUSY : 0; }",
    "int f(const char *s) { char b[4]; return strscpy(b, s, 4) < 0 ? -EBUSY : b[1] == 'a' ? -EINVAL : 0; }",
    "int f(const char *s) { size_t n = strlen(s); return n && s[n - 1] == '1' ? -EBUSY : 0; }",
    "int f(const char *s, const char *t) { if (strcmp(s, t)) return 0; return strlen(t) > 2 && *s == '1' ? -EBUSY : 0; }",
    "struct named { char name[8]; int rest; }; int f(struct named *n) { return strlen(n->name) == 3 ? n->name[2] == 'a' ? -EBUSY : -EINVAL : 0; }",
    "int f(void *r) { return readl(r) == 5 ? -EBUSY : readl(r + 4) & 1 ? -EINVAL : 0; }",
    "static struct xarray all; int f(int n) { struct element *e = xa_load(&all, n); return !e ? -EINVAL : e->busy ? -EBUSY : 0; }",
  ])
  func everyStateEndsAsItsPathSays(_ source: String) throws {
    try onLargeStack {
      let text = UnknownPlacesTests.prelude + Self.prelude + source
      let paths = try FunctionPaths(
        Sources.question("EBUSY", .cutOff), of: Sources.program(text))
      let search = paths.search
      var random: UInt64 = 0x9E37_79B9_7F4A_7C15
      func next(_ count: Int) -> Int {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((random >> 33) % UInt64(count))
      }
      var tried = 0
      for path in paths.paths where path.outcome.side == .bad || path.outcome.side == .good {
        let literals = path.literals.map(\.condition)
        guard let plain = search.plainestState(literals: literals, assumed: path.assumed) else {
          continue
        }
        for _ in 0..<Self.statesOfPath {
          var state = plain
          for symbol in search.symbols where symbol.scalar.kind != .pointer && next(3) == 0 {
            state[symbol.term] = Self.pool[next(Self.pool.count)]
          }
          let values = Evaluator(search.store, state)
          let fitting = paths.paths.filter { path in
            (path.literals.map(\.condition) + path.assumed).allSatisfy(values.holds)
          }
          if fitting.isEmpty { continue }
          let ending = paths.ending(for: state)
          if Self.isTooLarge(ending.outcome) { continue }
          tried += 1
          for path in fitting where path.outcome.side == .bad || path.outcome.side == .good {
            #expect(
              path.outcome.side == ending.side || path.outcome.passed != nil,
              "\(ending.outcome) on \(paths.words.values(of: state.symbols, in: state, search: search))"
            )
          }
        }
      }
      #expect(tried > 10)
    }
  }

  /// Whether a run on plain numbers could not be made: its objects reach only so far, and its memory is bounded.
  private static func isTooLarge(_ outcome: Outcome) -> Bool {
    outcome.kind == .exhausted || outcome.reason?.contains("is in no object") == true
  }

  private static let statesOfPath = 60

  private static let pool: [UInt128] = [
    0, 1, 2, 3, 5, 9, 10, 11, 16, 31, 32, 63, 64, 255, 0x30, 0x31, 0x35, 0x39, 0x61, 0x66, 0x78,
    0x79,
    0x2B, 0x2D, 0x6E, 0x6F, 0x80, 0xFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF,
  ]

  private static let prelude = """
    int strcasecmp(const char *, const char *);
    int memcmp(const void *, const void *, size_t);
    int sysfs_streq(const char *, const char *);
    int kstrtobool(const char *, bool *);
    char *kstrdup(const char *, unsigned int);
    long strscpy(char *, const char *, size_t);
    int ffs(int);
    int fls(unsigned int);
    unsigned long __ffs(unsigned long);

    """
}
