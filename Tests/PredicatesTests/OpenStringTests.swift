import Findings
import Foundation
import Testing
import Workbench

@testable import Predicates

/// Strings of which nobody knows where they end: what is read off functions that measure and copy them, with gcc as
/// the judge.
@Suite struct OpenStringTests {
  /// A function of two strings and a number, and what is read off it.
  struct Case: Sendable, CustomTestStringConvertible {
    let body: String
    /// The condition, if it has to be this one.
    let condition: String?
    /// The longest strings that are tried, where lengths are tried one after the other.
    let longest: Int?

    init(_ body: String, _ condition: String? = nil, longest: Int? = nil) {
      self.body = body
      self.condition = condition
      self.longest = longest
    }

    var testDescription: String { body }

    var text: String { "int f(char *s, char *t, int x) { \(body) }\n" }
  }

  static let prelude =
    UnknownPlacesTests.prelude + """
      typedef long ssize_t;
      size_t strnlen(const char *, size_t);
      char *strcpy(char *, const char *);
      char *strncpy(char *, const char *, size_t);
      ssize_t strscpy(char *, const char *, size_t);
      ssize_t strscpy_pad(char *, const char *, size_t);
      size_t strlcpy(char *, const char *, size_t);
      char *kstrdup(const char *, unsigned int);
      char *kstrndup(const char *, size_t, unsigned int);
      long strnlen_user(const char *, long);
      long strncpy_from_user(char *, const char *, long);
      int strcasecmp(const char *, const char *);
      int memcmp(const void *, const void *, size_t);
      void kfree(const void *);
      struct named { int kind; char name[8]; int rest; };

      """

  /// No path parts for a length that nobody asks for.
  static let cases: [Case] = [
    Case("return strlen(s) >= 16 ? -EBUSY : 0;", "strlen(s) >= 16"),
    Case("if (!*s) return -EINVAL; return strlen(s) < 3 ? -EBUSY : 0;"),
    Case("int n = strlen(s); return n == x ? -EBUSY : 0;"),
    Case("return strlen(s) == strlen(t) ? -EBUSY : 0;", "strlen(s) == strlen(t)"),
    Case("if (strcmp(s, t)) return 0; return strlen(s) > 2 ? -EBUSY : 0;"),
    Case("if (strlen(s) > 2) return -EBUSY; return strcmp(s, \"ab\") ? 0 : -EBUSY;"),
    Case("if (strcmp(s, \"ab\")) return 0; return strlen(s) == x ? -EBUSY : 0;"),
    Case("if (strlen(s) != 2) return 0; return s[0] == 'a' && s[1] == 'b' ? -EBUSY : 0;"),
    Case("if (s[2]) return 0; return strlen(s) == x ? -EBUSY : 0;"),
    Case("return strnlen(s, 5) == 5 ? -EBUSY : 0;"),
    Case("return strnlen(s, 5) < 5 ? -EBUSY : 0;", "strlen(s) < 5"),
    Case("return strnlen_user(s, 8) == 4 ? -EBUSY : 0;", "strlen(s) == 3"),
    Case("if (!*s || !s[1]) return 0; return strlen(s) - strlen(s + 2) == 2 ? -EBUSY : 0;"),
    Case("return *s && strlen(s + 1) == 3 ? -EBUSY : 0;"),
    Case("t[4] = 0; return strlen(t) == 4 ? -EBUSY : 0;"),
    Case("size_t n = strlen(s); t[4] = 0; return strlen(t) == n ? -EBUSY : 0;"),
    // Copies.
    Case("char *p = kstrdup(s, 0); if (!p) return 0; kfree(p); return x == 1 ? -EBUSY : 0;"),
    Case("char *p = kstrdup(s, 0); return p && strlen(p) == 3 ? -EBUSY : 0;"),
    Case("char *p = kstrdup(s, 0); return p && *p == 'a' && p[1] ? -EBUSY : 0;"),
    Case("char *p = kstrdup(s, 0); return p && !strcmp(p, t) ? -EBUSY : 0;"),
    Case("char *p = kstrdup(s, 0); return p && strcmp(p, s) ? -EBUSY : x == 2 ? -EBUSY : 0;"),
    Case("char *p = kstrdup(s, 0); s[0] = 'b'; return p && *p == 'a' ? -EBUSY : 0;"),
    Case("char *p = kstrdup(s, 0), *q = kstrdup(p, 0); return !strcmp(q, \"b\") ? -EBUSY : 0;"),
    Case("char *p = kstrdup(s, 0); if (*p) p[1] = 0; return !strcmp(p, \"a\") ? -EBUSY : 0;"),
    Case("char *p = kstrndup(s, 3, 0); return p && strlen(p) == 3 && p[2] == 'a' ? -EBUSY : 0;"),
    Case("char b[8]; return strscpy(b, s, sizeof(b)) < 0 ? -EBUSY : 0;", "strlen(s) >= 8"),
    Case("char b[8]; return strlcpy(b, s, sizeof(b)) >= sizeof(b) ? -EBUSY : 0;", "strlen(s) >= 8"),
    Case("char b[8]; strscpy(b, s, sizeof(b)); return strlen(b) == 7 ? -EBUSY : 0;"),
    Case("char b[8]; strscpy(b, s, sizeof(b)); return !strcmp(b, \"abab\") ? -EBUSY : 0;"),
    Case("char b[4]; strscpy(b, s, sizeof(b)); return !strcmp(b, \"aba\") ? -EBUSY : 0;"),
    Case(
      "char b[6] = \"xxxxx\"; strscpy(b, s, 4); return b[4] == 'x' && b[2] == 'x' ? -EBUSY : 0;"),
    Case("char b[6] = \"xxxxx\"; strscpy_pad(b, s, 6); return !b[3] && b[1] ? -EBUSY : 0;"),
    Case("char b[4]; strncpy(b, s, sizeof(b)); return b[3] ? -EBUSY : 0;"),
    Case("char b[4]; strncpy(b, s, 4); b[3] = 0; return !strcmp(b, \"ab\") ? -EBUSY : 0;"),
    Case("char b[32]; strcpy(b, s); return strlen(b) == x ? -EBUSY : 0;"),
    Case("char b[32]; strcpy(b, s); return b[0] && b[1] == 'b' ? -EBUSY : 0;", nil),
    Case("char b[8]; return strncpy_from_user(b, s, 4) == 4 && b[3] == 'a' ? -EBUSY : 0;"),
    Case(
      "struct named n; if (strlen(s) > 7) return 0; strscpy(n.name, s, 8); return strcmp(n.name, t) ? 0 : -EBUSY;"
    ),
    Case(
      "struct named n, m; strscpy(n.name, s, 8); m = n; return strlen(s) > 1 && m.name[2] == 'b' ? -EBUSY : 0;"
    ),
    Case(
      "char b[8], c[8]; strscpy(b, s, 8); strscpy(c, b, 4); return strlen(c) == 3 ? -EBUSY : 0;"),
    Case(
      "size_t n = strlen(s) + 1; char *p = kmalloc(n, 0); if (!p) return 0; memcpy(p, s, n); return !strcmp(p, \"ab\") ? -EBUSY : 0;"
    ),
    Case(
      "char b[8]; size_t n = strlen(s); if (n > 7) return 0; memcpy(b, s, n + 1); return b[0] && b[1] == 'b' ? -EBUSY : 0;"
    ),
    // Where a length leads to a place, lengths are tried.
    Case("size_t n = strlen(s); return n && s[n - 1] == 'a' ? -EBUSY : 0;", longest: 2),
    Case(
      "char *p = s + strlen(s); if (p == s) return 0; return p[-1] == 'b' ? -EBUSY : 0;", longest: 3
    ),
    Case("size_t n = strlen(s); s[n] = 'x'; return s[1] == 'x' ? -EBUSY : 0;", longest: 3),
    Case(
      "for (size_t i = 0; i < strlen(s); i++) if (s[i] == 'b') return -EBUSY; return 0;", longest: 2
    ),
    Case("s[1] = 'x'; return *s && strlen(s) == 2 ? -EBUSY : 0;", longest: 2),
    Case(
      "size_t n = strlen(s); char *p = kmalloc(n + 1, 0); if (!p) return 0; memcpy(p, s, n + 1); return n == 2 ? -EBUSY : 0;"
    ),
  ]

  @Test(arguments: cases) func theConditionIsWhatTheFunctionAsks(_ found: Case) throws {
    try onLargeStack {
      let answer = try Sources.answer(Self.prelude + found.text, "EBUSY", .cutOff)
      #expect(answer.kind == .condition, "\(answer.reason ?? "")")
      #expect(answer.confirmed)
      #expect(found.longest != nil || answer.loops.isEmpty, "\(answer.loops)")
      if let condition = found.condition { #expect(answer.condition == condition) }
    }
  }

  /// States that cannot be: what is said of the length contradicts what is known of the bytes.
  @Test(arguments: [
    "if (strlen(s) < 4) return 0; return strcmp(s, \"abc\") ? 0 : -EBUSY;",
    "if (strlen(s) > 2) return s[1] ? 0 : -EBUSY; return 0;",
    "if (*s) return 0; return strlen(s) ? -EBUSY : 0;",
    "if (strlen(s) == 1) return s[0] && !s[1] ? 0 : -EBUSY; return 0;",
    "size_t n = strlen(s); return n == strlen(s) ? 0 : -EBUSY;",
    "if (strcmp(s, t)) return 0; return strlen(s) == strlen(t) ? 0 : -EBUSY;",
    "if (strlen(s) == strlen(t)) return 0; return strcmp(s, t) ? 0 : -EBUSY;",
    "if (strcasecmp(s, t)) return 0; return strlen(s) == strlen(t) ? 0 : -EBUSY;",
    "if (!*s) return 0; return strlen(s) == strlen(s + 1) + 1 ? 0 : -EBUSY;",
    "char *p = kstrdup(s, 0); return p && strlen(p) != strlen(s) ? -EBUSY : 0;",
    "char *p = kstrdup(s, 0); return p && p[0] != s[0] ? -EBUSY : 0;",
    "char *p = kstrdup(s, 0); if (!p) return 0; return strcmp(p, s) ? -EBUSY : 0;",
    "char b[8]; int n = strscpy(b, s, 8); if (n < 0) return 0; return strlen(b) == n ? 0 : -EBUSY;",
    "char b[8]; strscpy(b, s, 8); return strlen(b) > 7 ? -EBUSY : 0;",
    "char b[8]; if (strlen(s) >= 8) return 0; strcpy(b, s); return strlen(b) > 7 ? -EBUSY : 0;",
    "char b[4]; strncpy(b, s, 4); b[3] = 0; return b[1] && !b[0] && s[0] ? -EBUSY : 0;",
    "int n = strlen(s); return n < 0 ? -EBUSY : 0;",
    // There is a fault, always.
    "size_t n = strlen(s); char *p = kmalloc(n, 0); if (!p) return 0; memcpy(p, s, n + 1); return -EBUSY;",
    "char *p = kmalloc(strlen(s), 0); if (!p) return 0; strcpy(p, s); return -EBUSY;",
    "char b[8]; if (x < 9) return 0; memset(b, 0, x); return -EBUSY;",
    "int n = 0; while (s[n]) n++; return n == strlen(s) ? 0 : -EBUSY;",
    "char *p = kstrndup(s, 3, 0); return p && !p[3] && !strcmp(p, \"ab\") ? -EBUSY : 0;",
    "char b[8]; strscpy(b, s, 8); if (strlen(s) < 8) return strcmp(b, s) ? -EBUSY : 0; return 0;",
  ])
  func whatCannotBeIsNoState(_ body: String) throws {
    try onLargeStack {
      let answer = try Sources.answer(Self.prelude + Case(body).text, "EBUSY", .cutOff)
      #expect(answer.kind == .never, "\(answer.condition ?? answer.reason ?? "")")
    }
  }

  /// Every condition, compiled beside the function that it was read off, says of random strings what that returns.
  @Test func gccAgrees() throws {
    let cases = Self.cases
    let conditions = try onLargeStack {
      try cases.map { try Sources.answer(Self.prelude + $0.text, "EBUSY", .cutOff).condition }
    }
    let folder = try Folder()
    var text = Self.program
    for (number, found) in cases.enumerated() {
      guard let condition = conditions[number] else { continue }
      // What is allocated and what is there is no null pointer.
      let plain = condition.replacing("kstrdup()", with: "1").replacing("kmalloc()", with: "1")
        .replacing("kstrndup()", with: "1")
      text += "static int f\(number)(char *s, char *t, int x) { \(found.body) }\n"
      text += "static int c\(number)(char *s, char *t, int x) { return \(plain); }\n"
    }
    text += "int main(void) {\n"
    for number in cases.indices where conditions[number] != nil {
      text += "  try(\(number), f\(number), c\(number), \(cases[number].longest ?? 20));\n"
    }
    try folder.write("strings.c", text + "  return 0;\n}\n")
    let built = try Process.output(
      of:
        "/usr/bin/env",
      [
        "gcc", "-std=gnu11", "-O0", "-w", "-fno-builtin", "-funsigned-char", "-o",
        folder("strings"), folder("strings.c"),
      ])
    try #require(built.status == 0, "\(built.text.prefix(3000))")
    let ran = try Process.output(of: folder("strings"), [])
    #expect(ran.status == 0)
    let wrong = ran.text.split(separator: "\n").map { line -> String in
      let number = line.split(separator: " ").first.flatMap { Int($0) } ?? 0
      return "\(line): \(cases[number].body) is bad if \(conditions[number] ?? "")"
    }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  /// The kernel's functions as C's library and a few lines have them, and random strings.
  private static let program = """
    #define _GNU_SOURCE
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <strings.h>
    #include <sys/types.h>
    #define EBUSY 16
    #define EINVAL 22
    struct named { int kind; char name[8]; int rest; };
    #define kmalloc(n, f) malloc(n)
    #define kfree(p) free(p)
    #define kstrdup(s, f) strdup(s)
    #define kstrndup(s, n, f) strndup(s, n)
    static ssize_t strscpy(char *d, const char *s, size_t n) {
      size_t i;
      for (i = 0; i + 1 < n && s[i]; i++) d[i] = s[i];
      d[i] = 0;
      return s[i] ? -7 : (ssize_t)i;
    }
    static ssize_t strscpy_pad(char *d, const char *s, size_t n) {
      ssize_t r = strscpy(d, s, n);
      for (size_t i = r < 0 ? n : r + 1; i < n; i++) d[i] = 0;
      return r;
    }
    #define strlcpy our_strlcpy
    static size_t our_strlcpy(char *d, const char *s, size_t n) { strscpy(d, s, n); return strlen(s); }
    static long strnlen_user(const char *s, long n) { return strnlen(s, n) + 1; }
    static long strncpy_from_user(char *d, const char *s, long n) {
      for (long i = 0; i < n; i++) if (!(d[i] = s[i])) return i;
      return n;
    }
    static unsigned seed = 12345;
    static unsigned next(unsigned n) { seed = seed * 1103515245u + 12345u; return (seed >> 16) % n; }
    static void fill(char *b, int longest) {
      int n = next(longest + 1);
      for (int i = 0; i < 63; i++) b[i] = "abaxX"[next(5)];
      if (!next(6)) strcpy(b, "abab");
      b[n] = 0;
      for (int i = n + 1; i < 63; i++) if (!next(4)) b[i] = 0;
      b[63] = 0;
    }
    static void try(int number, int (*f)(char *, char *, int), int (*c)(char *, char *, int), int longest) {
      int wrong = 0;
      for (int i = 0; i < 4000; i++) {
        char s[64], t[64], was[64];
        int x = (int)next(8) - 1;
        fill(s, longest);
        fill(t, longest);
        if (!next(3)) memcpy(t, s, 64);
        memcpy(was, s, 64);
        int said = !!c(s, t, x), is = f(s, t, x) == -EBUSY;
        if (said != is && !wrong++) printf("%d of \\"%s\\", \\"%s\\", %d, which is %d\\n", number, was, t, x, is);
      }
    }

    """
}
