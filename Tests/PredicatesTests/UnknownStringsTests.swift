import Findings
import Testing
import Workbench

@testable import Predicates

/// Two strings that nobody knows: how they compare is one value, which agrees with all that is known of their bytes.
@Suite struct UnknownStringsTests {
  private static let prelude =
    UnknownPlacesTests.prelude + """
      int memcmp(const void *, const void *, size_t);
      int strcasecmp(const char *, const char *);
      int match_string(const char * const *, size_t, const char *);
      struct named { int kind; const char *name; char label[8]; };
      struct other { char label[8]; };

      """

  @Test(arguments: [
    ("int f(char *s, char *t) { return strcmp(s, t) ? 0 : -EBUSY; }", "strcmp(s, t) == 0"),
    ("int f(char *s, char *t) { return strcmp(s, t) < 0 ? -EBUSY : 0; }", "strcmp(s, t) < 0"),
    ("int f(char *s, char *t) { return strncmp(s, t, 4) ? -EBUSY : 0; }", "strncmp(s, t, 4) != 0"),
    ("int f(char *s, char *t) { return memcmp(s, t, 6) ? -EBUSY : 0; }", "memcmp(s, t, 6) != 0"),
    ("int f(char *s, char *t) { return strcasecmp(s, t) ? -EBUSY : 0; }", "strcasecmp(s, t) != 0"),
    (
      "int f(struct named *a, struct other *b) { return !strcmp(a->name, b->label) ? -EBUSY : 0; }",
      "strcmp(a->name, b->label) == 0"
    ),
    (
      "int f(struct named *a, char *s) { return !strcmp(a->label + 2, s + 1) ? -EBUSY : 0; }",
      "strcmp(&a->label[2], &s[1]) == 0"
    ),
    // What was compared once is the same the next time, from either side.
    (
      "int f(char *s, char *t) { if (!strcmp(s, t)) return 0; return strcmp(t, s) ? -EBUSY : 0; }",
      "strcmp(s, t) != 0"
    ),
    // Nobody knows what it is when one was written in between.
    (
      "int f(char *s, char *t) { if (!strcmp(s, t)) return 0; s[3] = 0; return strcmp(s, t) ? 0 : -EBUSY; }",
      "strcmp(s, t) != 0 && strcmp(s, t) /* 2 */ == 0"
    ),
    // One side that is known is compared byte by byte.
    ("int f(char *s) { return strcmp(s, \"a\") ? 0 : -EBUSY; }", "*s == 97 && s[1] == 0"),
  ])
  func aComparisonIsOneValue(_ source: String, _ condition: String) throws {
    try onLargeStack {
      let answer = try Sources.answer(Self.prelude + source, "EBUSY", .cutOff)
      #expect(answer.kind == .condition, "\(answer.reason ?? "")")
      #expect(answer.condition == condition)
      #expect(answer.confirmed)
    }
  }

  /// States that cannot be: what is said of the whole strings contradicts what is known of their bytes.
  @Test(arguments: [
    "int f(char *s) { return strcmp(s, s) ? -EBUSY : 0; }",
    "int f(char *s, char *t) { return !strcmp(s, t) && strcmp(t, s) ? -EBUSY : 0; }",
    "int f(char *s, char *t) { return strcmp(s, t) < 0 && strcmp(t, s) < 0 ? -EBUSY : 0; }",
    "int f(char *s, char *t) { if (*s == *t) return 0; return strcmp(s, t) ? 0 : -EBUSY; }",
    "int f(char *s, char *t) { if (*s || *t) return 0; return strcmp(s, t) ? -EBUSY : 0; }",
    "int f(char *s, char *t) { if (strcmp(s, t) || *s == *t) return 0; return -EBUSY; }",
    "int f(char *s, char *t) { if (*s != 'a' || *t != 'b') return 0; return strcmp(s, t) > 0 ? -EBUSY : 0; }",
    "int f(char *s, char *t) { if (strlen(s) != 1 || strlen(t) != 2) return 0; return strcmp(s, t) ? 0 : -EBUSY; }",
    "int f(char *s, char *t) { if (strcmp(s, t)) return 0; if (strcmp(s, \"ab\")) return 0; return strcmp(t, \"ab\") ? -EBUSY : 0; }",
    "int f(char *s, char *t) { if (strcmp(s, \"ab\") || strcmp(t, \"ab\")) return 0; return strcmp(s, t) ? -EBUSY : 0; }",
    "int f(char *s, char *t) { if (s[0] != t[0] || s[1] != t[1]) return 0; return strncmp(s, t, 2) ? -EBUSY : 0; }",
    "int f(char *s, char *t) { int r = memcmp(s, t, 2); return s[0] == t[0] && s[1] == t[1] && r ? -EBUSY : 0; }",
    "int f(char *s, char *t) { return !memcmp(s, t, 4) && s[3] != t[3] ? -EBUSY : 0; }",
    "int f(char *s, char *t) { if (*s || !*t) return 0; return strcasecmp(s, t) ? 0 : -EBUSY; }",
  ])
  func whatCannotBeIsNoState(_ source: String) throws {
    try onLargeStack {
      let answer = try Sources.answer(Self.prelude + source, "EBUSY", .cutOff)
      #expect(answer.kind == .never, "\(answer.condition ?? answer.reason ?? "")")
    }
  }

  /// What a pointer to nothing in particular is used as names what lies behind it, and leads to no object that is there.
  @Test(arguments: [
    (
      "void *lookup(void); int f(void) { struct element *e = lookup(); return e && e->kind == 2 ? -EBUSY : 0; }",
      "lookup() && lookup()->kind == 2"
    ),
    (
      "void *lookup(void); int f(struct element *a) { struct element *e = lookup(); a->kind = 1; return e && e->kind == 2 ? -EBUSY : 0; }",
      "lookup() && lookup()->kind == 2"
    ),
    (
      "int f(void *data) { return ((struct named *)data)->kind ? -EBUSY : 0; }",
      "data->kind != 0"
    ),
    (
      "int f(void *data) { struct named *n = data; const void *p = n; const struct element *e = p; return e->kind + n->kind == 3 ? -EBUSY : 0; }",
      nil
    ),
    // Nor do the pointers in it lead to what is there: they are no more known than it is.
    (
      "struct holder { struct element *e; }; static struct element all; void *lookup(void); int f(void) { struct holder *h = lookup(); all.kind = 1; return h && h->e && h->e->kind == 2 ? -EBUSY : 0; }",
      "lookup() && lookup()->e && lookup()->e->kind == 2"
    ),
    // What was looked at before keeps its name.
    (
      "int f(void *data) { if (*(int *)data == 5) return 0; struct named *n = data; return n->kind == 4 ? -EBUSY : 0; }",
      "*(u32 *)data == 4"
    ),
    // Read in another width or as another type, bytes have a name that says so.
    (
      "int f(const char *mac) { return *(unsigned *)mac || *(unsigned short *)(mac + 4) ? 0 : -EBUSY; }",
      "(mac[3] == 0 && mac[2] == 0 && mac[1] == 0 && *mac == 0) && *(u16 *)&mac[4] == 0"
    ),
    (
      "int f(const char *mac) { return mac[0] && *(int *)(mac + 4) < 0 ? -EBUSY : 0; }",
      "*mac != 0 && (int)*(u32 *)&mac[4] < 0"
    ),
  ])
  func theUseNamesWhatIsThere(_ source: String, _ condition: String?) throws {
    try onLargeStack {
      let answer = try Sources.answer(Self.prelude + source, "EBUSY", .cutOff)
      #expect(answer.kind == .condition, "\(answer.reason ?? "")")
      #expect(answer.confirmed)
      if let condition { #expect(answer.condition == condition) }
    }
  }
}
