import Findings
import Testing

/// Files, and what must be said of `check()` in them.
struct FileTrial: Sendable, CustomTestStringConvertible {
  let files: [String: String]
  let verdicts: [Verdict]
  let scenario: String
  let testDescription: String

  init(
    _ name: String, _ files: [String: String], _ verdicts: [Verdict], sources: String = "[a.c]",
    arch: String = "arm"
  ) {
    self.files = files
    self.verdicts = verdicts
    scenario = boxScenario(sources: sources).replacing("arch: arm", with: "arch: \(arch)")
    testDescription = name
  }

  func run() throws {
    let found = try line(files.mapValues { $0 }, scenario: scenario)
    #expect(
      found.allSatisfy { verdicts.contains($0.verdict) },
      "\(found.map(\.verdict)): \(found.first?.outcome.reason ?? "")")
  }
}

/// What a name means, in the file at hand and beyond it.
@Suite struct MeaningTests {
  private static let names: [FileTrial] = [
    FileTrial(
      "weak vs strong other source",
      [
        "a.c": boxStruct
          + "int __attribute__((weak)) f(void) { return -16; }\nint check(struct box *b) { return f(); }\n",
        "b.c": "int f(void) { return 0; }\n",
      ], [.good], sources: "[a.c, b.c]"),
    FileTrial(
      "weak macro vs strong",
      [
        "a.c":
          "#include <linux/compiler.h>\nstruct box { int count; int limit; struct box *next; };\nint __weak f(void) { return -16; }\nint check(struct box *b) { return f(); }\n",
        "b.c": "int f(void) { return 0; }\n",
        "include/linux/compiler.h": "#define __weak __attribute__((__weak__))\n",
      ], [.good], sources: "[a.c, b.c]"),
    FileTrial(
      "weak in b strong in c",
      [
        "a.c": boxStruct + "int f(void);\nint check(struct box *b) { return f(); }\n",
        "b.c": "int __attribute__((weak)) f(void) { return -16; }\n",
        "c.c": "int f(void) { return 0; }\n",
      ], [.good], sources: "[a.c, b.c, c.c]"),
    FileTrial(
      "address of a variable that no source defines",
      [
        "a.c": boxStruct
          + "extern struct box far;\nstruct box *f(void);\n"
          + "int check(struct box *b) { return f() == &far ? -16 : 0; }\n",
        "b.c": boxStruct + "extern struct box far;\nstruct box *f(void) { return &far; }\n",
      ], [.bad], sources: "[a.c, b.c]"),
    FileTrial(
      "address of a function that no source defines",
      [
        "a.c": boxStruct
          + "int far(void);\ntypedef int far_fn(void);\nfar_fn *f(void);\n"
          + "int check(struct box *b) { return f() == far ? -16 : 0; }\n",
        "b.c": "int far(void);\ntypedef int far_fn(void);\nfar_fn *f(void) { return far; }\n",
      ], [.bad], sources: "[a.c, b.c]"),
    FileTrial(
      "value of a variable that no source defines",
      [
        "a.c": boxStruct + "extern int far;\nint f(void);\n"
          + "int check(struct box *b) { far = -16; return f(); }\n",
        "b.c": "extern int far;\nint f(void) { return far; }\n",
      ], [.bad], sources: "[a.c, b.c]"),
    FileTrial(
      "static same name other file",
      [
        "a.c": boxStruct + "int f(void);\nint check(struct box *b) { return f(); }\n",
        "b.c": "static int f(void) { return -16; }\n", "c.c": "int f(void) { return 0; }\n",
      ], [.good], sources: "[a.c, b.c, c.c]"),
    FileTrial(
      "static var same name",
      [
        "a.c": boxStruct + "extern int v;\nint check(struct box *b) { return v; }\n",
        "b.c": "static int v = -16;\n", "c.c": "int v = 0;\n",
      ], [.good], sources: "[a.c, b.c, c.c]"),
    FileTrial(
      "tentative and def",
      [
        "a.c": boxStruct + "extern int v;\nint check(struct box *b) { return v; }\n",
        "b.c": "int v;\n", "c.c": "int v = -16;\n",
      ], [.bad], sources: "[a.c, b.c, c.c]"),
    FileTrial(
      "extern init in block",
      [
        "a.c": boxStruct + "int check(struct box *b) { extern int v; return v; }\n",
        "b.c": "int v = 0;\n",
      ], [.good], sources: "[a.c, b.c]"),
    FileTrial(
      "fn local shadow",
      [
        "a.c": boxStruct
          + "static int x = -16;\nint check(struct box *b) { int x = 0; { int x = -16; x++; } return x; }\n"
      ], [.good]),
    FileTrial(
      "macro vs function name",
      [
        "a.c": boxStruct
          + "#define f(x) 0\nstatic int (f)(int x) { return -16; }\nint check(struct box *b) { return f(1); }\n"
      ], [.good]),
    FileTrial(
      "macro vs function paren",
      [
        "a.c": boxStruct
          + "#define f(x) 0\nstatic int (f)(int x) { return -16; }\nint check(struct box *b) { return (f)(1); }\n"
      ], [.bad]),
    FileTrial(
      "macro after use",
      [
        "a.c": boxStruct
          + "static int f(int x) { return -16; }\nint check(struct box *b) { return f(1); }\n#define f(x) 0\n"
      ], [.bad]),
    FileTrial(
      "macro undef before",
      [
        "a.c": boxStruct
          + "#define f(x) 0\n#undef f\nstatic int f(int x) { return -16; }\nint check(struct box *b) { return f(1); }\n"
      ], [.bad]),
    FileTrial(
      "model vs static own",
      [
        "a.c": boxStruct
          + "static int kref_read(int *x) { return -16; }\nint check(struct box *b) { return kref_read(&b->limit); }\n"
      ], [.bad]),
    FileTrial(
      "model kfree own",
      [
        "a.c": boxStruct
          + "static int access_ok(int x) { return -16; }\nint check(struct box *b) { return access_ok(3); }\n"
      ], [.bad]),
    FileTrial(
      "own trylock",
      [
        "a.c": boxStruct
          + "static int mutex_trylock(int *x) { return 0; }\nint check(struct box *b) { return mutex_trylock(&b->limit) ? 0 : -16; }\n"
      ], [.bad]),
    FileTrial(
      "local fnptr named as model",
      [
        "a.c": boxStruct
          + "static int m(int *x) { return 0; }\nint check(struct box *b) { int (*mutex_trylock)(int *) = m; return mutex_trylock(&b->limit) ? 0 : -16; }\n"
      ], [.bad]),
    FileTrial(
      "member fnptr named as model",
      [
        "a.c":
          "struct box { int count; int limit; int (*mutex_trylock)(int *); };\nstatic int m(int *x) { return 0; }\nint check(struct box *b) { b->mutex_trylock = m; return b->mutex_trylock(&b->limit) ? 0 : -16; }\n"
      ], [.bad]),
    FileTrial(
      "param named as model",
      [
        "a.c": boxStruct
          + "static int g(int (*down)(int *), int *p) { return down(p); }\nstatic int m(int *x) { return -16; }\nint check(struct box *b) { return g(m, &b->limit); }\n"
      ], [.bad]),
    FileTrial(
      "local var named as macro model",
      ["a.c": boxStruct + "int check(struct box *b) { int barrier = 0; return barrier; }\n"],
      [.good]),
    FileTrial(
      "enum vs macro",
      [
        "a.c": boxStruct
          + "enum { A = 0 };\n#define A -16\nint check(struct box *b) { return A; }\n"
      ], [.bad]),
    FileTrial(
      "enum redefined by ifdef",
      [
        "a.c": boxStruct
          + "#ifdef CONFIG_Q\nenum { A = 0 };\n#else\nenum { A = -16 };\n#endif\nint check(struct box *b) { return A; }\n"
      ], [.bad]),
    FileTrial(
      "typedef shadow",
      ["a.c": boxStruct + "typedef int T;\nint check(struct box *b) { int T = -16; return T; }\n"],
      [.bad]),
    FileTrial(
      "tag shadow",
      [
        "a.c": boxStruct
          + "int check(struct box *b) { struct box { char c; } x; return sizeof(x) == 1 && b->count == 3 ? -16 : 0; }\n"
      ], [.bad]),
    FileTrial(
      "static local",
      [
        "a.c": boxStruct
          + "static int f(void) { static int n; return n++ ? -16 : 0; }\nint check(struct box *b) { f(); return f(); }\n"
      ], [.bad]),
    FileTrial(
      "alias attr",
      [
        "a.c": boxStruct
          + "int f(void) { return -16; }\nint g(void) __attribute__((alias(\"f\")));\nint check(struct box *b) { return g(); }\n"
      ], [.bad, .untestable]),
    FileTrial(
      "big initialiser",
      [
        "a.c": boxStruct
          + "static int a[] = { [0 ... 300000] = -16 };\nint check(struct box *b) { return a[250000]; }\n"
      ], [.untestable]),
    FileTrial(
      "big range good",
      [
        "a.c": boxStruct
          + "static int a[] = { [0 ... 90000] = -16, [90001 ... 200000] = -16 };\nint check(struct box *b) { return a[150000]; }\n"
      ], [.untestable, .bad]),
    FileTrial(
      "override struct",
      [
        "a.c": boxStruct
          + "struct o { struct { int a, b; } m; };\nint check(struct box *b) { struct o s = { .m.a = -16, .m = { .b = 2 } }; return s.m.a; }\n"
      ], [.good]),
    FileTrial(
      "override union",
      [
        "a.c": boxStruct
          + "union o { int a[2]; int b; };\nint check(struct box *b) { union o s = { .a[1] = -16, .b = 2 }; return s.a[1]; }\n"
      ], [.good]),
    FileTrial(
      "override union static",
      [
        "a.c": boxStruct
          + "union o { int a[2]; int b; };\nstatic union o s = { .a[1] = -16, .b = 2 };\nint check(struct box *b) { return s.a[1]; }\n"
      ], [.good]),
    FileTrial(
      "attribute cleanup order",
      [
        "a.c": boxStruct
          + "static int n; static void c1(int *p) { n = n * 10 + *p; }\nstatic void f(void) { int a __attribute__((cleanup(c1))) = 1; int b2 __attribute__((cleanup(c1))) = 2; }\nint check(struct box *b) { f(); return n == 21 ? -16 : 0; }\n"
      ], [.bad]),
    FileTrial(
      "K&R def",
      [
        "a.c": boxStruct
          + "int f(a, c) int a; char c; { return a + c; }\nint check(struct box *b) { return f(-17, 257); }\n"
      ], [.bad]),
    FileTrial(
      "char arm",
      ["a.c": boxStruct + "int check(struct box *b) { return '\\xff' == 255 ? -16 : 0; }\n"], [.bad]
    ),
    FileTrial(
      "char x86",
      ["a.c": boxStruct + "int check(struct box *b) { return '\\xff' == 255 ? -16 : 0; }\n"],
      [.good], arch: "x86_64"),
  ]

  @Test(arguments: names) func aNameMeansWhatTheLinkerAndTheCompilerTakeIt(_ trial: FileTrial)
    throws
  {
    try trial.run()
  }

  private static let conditionals: [FileTrial] = [
    FileTrial(
      "defined in macro",
      [
        "a.c":
          "#define L 1\n#define ISDEF defined(L)\n#if ISDEF\n#define R -16\n#else\n#define R 0\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n"
      ], [.bad]),
    FileTrial(
      "defined in macro undef after",
      [
        "a.c":
          "#define L 1\n#define ISDEF defined(L)\n#define R 0\n#if ISDEF\n#undef R\n#endif\n#ifndef R\n#define R -16\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n"
      ], [.bad]),
    FileTrial(
      "same with header",
      [
        "include/linux/h.h": "#define L 1\n#define ISDEF defined(L)\n#define R 0\n",
        "a.c":
          "#include <linux/h.h>\n#if ISDEF\n#undef R\n#endif\n#ifndef R\n#define R -16\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n",
      ], [.bad]),
    FileTrial(
      "L outside",
      [
        "include/linux/h.h": "#define ISDEF defined(L)\n#define R 0\n",
        "a.c":
          "#define L 1\n#include <linux/h.h>\n#if ISDEF\n#undef R\n#endif\n#ifndef R\n#define R -16\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n",
      ], [.bad]),
    FileTrial(
      "has_include",
      [
        "include/linux/h.h": "#define R -16\n",
        "a.c":
          "#if __has_include(<linux/h.h>)\n#include <linux/h.h>\n#endif\n#ifndef R\n#define R 0\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n",
      ], [.bad]),
    FileTrial(
      "has_include nested",
      [
        "include/linux/h.h": "#define R -16\n",
        "arch/arm/include/asm/x.h":
          "#pragma once\n#if __has_include(<linux/h.h>)\n#include <linux/h.h>\n#endif\n",
        "a.c":
          "#include <asm/x.h>\n#ifndef R\n#define R 0\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n",
      ], [.bad]),
    FileTrial(
      "undef through",
      [
        "include/linux/h.h": "#define ISDEF defined(L)\n#define R 0\n",
        "arch/arm/include/asm/x.h":
          "#pragma once\n#define L 2\n#if __has_include(<linux/h.h>)\n#include <linux/h.h>\n#endif\n",
        "a.c":
          "#include <asm/x.h>\n#if ISDEF\n#undef R\n#endif\n#ifndef R\n#define R -16\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n",
      ], [.bad]),
    FileTrial(
      "undef elif",
      [
        "a.c":
          "#define R 0\n#define ISDEF defined(L)\n#define L 2\n#if ISDEF\n#undef R\n#else\n#if UNKNOWN\n#undef R\n#define R 3\n#endif\n#endif\n#ifndef R\n#define R -16\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n"
      ], [.bad]),
    FileTrial(
      "redefine L",
      [
        "a.c":
          "#define ISDEF defined(L)\n#undef L\n#define L 2\n#if ISDEF\n#define R -16\n#else\n#define R 0\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n"
      ], [.bad]),
    FileTrial(
      "a.h",
      [
        "a.h": "#ifndef A\n#define A\n#undef L\n#define L 2\n#endif\n",
        "a.c":
          "#include \"a.h\"\n#define ISDEF defined(L)\n#if ISDEF\n#define R -16\n#else\n#define R 0\n#endif\nstruct box { int count; int limit; struct box *next; };\nint check(struct box *b) { return R; }\n",
      ], [.bad]),
    FileTrial(
      "include c",
      [
        "a.c": boxStruct + "#include \"p.c\"\nint check(struct box *b) { return f(); }\n",
        "p.c": "static int f(void) { return -16; }\n",
      ], [.bad]),
    FileTrial(
      "line splice in macro",
      ["a.c": boxStruct + "#define R \\\n -16\nint check(struct box *b) { return R; }\n"], [.bad]),
    FileTrial(
      "comment in directive",
      [
        "a.c": boxStruct
          + "#define R /* multi\nline */ -16\nint check(struct box *b) { return R; }\n"
      ], [.bad]),
    FileTrial(
      "char if x86",
      [
        "a.c": boxStruct
          + "#if '\\xff' == 255\n#define R -16\n#else\n#define R 0\n#endif\nint check(struct box *b) { return R; }\n"
      ], [.good], arch: "x86_64"),
    FileTrial(
      "char if arm",
      [
        "a.c": boxStruct
          + "#if '\\xff' == 255\n#define R -16\n#else\n#define R 0\n#endif\nint check(struct box *b) { return R; }\n"
      ], [.bad]),
  ]

  @Test(arguments: conditionals) func aConditionIsDecidedAsByGCC(_ trial: FileTrial) throws {
    try trial.run()
  }
}
