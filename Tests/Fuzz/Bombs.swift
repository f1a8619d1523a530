// Sources that nest, chain or grow without an end in sight. Each must be read to its end without a crash,
// and say that a part of it was not understood, where it is not simply long.

/// One kind of bomb.
struct Bomb: Sendable {
  let name: String
  /// Whether it is only long, so that nothing need be said of it.
  var isPlain = false
  let make: @Sendable (Int) -> String

  /// Something opened many times and, as often, closed.
  init(
    _ name: String, _ before: String, _ open: String, _ middle: String, _ close: String,
    _ after: String
  ) {
    self.name = name
    make = { levels in
      before + String(repeating: open, count: levels) + middle
        + String(repeating: close, count: levels) + after
    }
  }

  /// Something that is made of its number.
  init(_ name: String, isPlain: Bool = false, make: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.isPlain = isPlain
    self.make = make
  }

  static func lines(_ levels: Int, _ line: (Int) -> String) -> String {
    (1...max(1, levels)).map(line).joined(separator: "\n") + "\n"
  }

  static let all: [Bomb] = nests + chains + preprocessor + declarations

  private static let nests: [Bomb] = [
    Bomb("parentheses", "int f(void) { return ", "(", "1", ")", "; }"),
    Bomb("open-parentheses", "int f(void) { return ", "(", "1", "", "; }"),
    Bomb("braces", "void f(void) { ", "{", ";", "}", "}"),
    Bomb("open-braces", "void f(void) { ", "{", "", "", ""),
    Bomb("brackets", "int f(int *a) { return ", "a[", "1", "]", "; }"),
    Bomb("calls", "int f(int a) { return ", "f(", "1", ")", "; }"),
    Bomb("initialisers", "int a[] = ", "{", "1", "}", ";"),
    Bomb("designated", "struct s { struct s *x; } a = ", "{ .x = ", "1", "}", ";"),
    Bomb("statement-expressions", "int f(void) { return ", "({ ", "1", "; })", "; }"),
    Bomb("compound-literals", "int f(void) { return ", "(int[]){ ", "1", " }[0]", "; }"),
    Bomb("blocks", "void f(int a) { ", "while (a) { ", ";", " }", " }"),
    Bomb("switches", "void f(int a) { ", "switch (a) { case 1: ", ";", " }", " }"),
    Bomb("typeof", "", "typeof(", "int", ")", " x;"),
    Bomb("sizeof-typeof", "int f(void) { return ", "sizeof(typeof(", "1", "))", "; }"),
    Bomb("generic", "int f(void) { return ", "_Generic(1, int: ", "1", ")", "; }"),
    Bomb("choose", "int f(void) { return ", "__builtin_choose_expr(1, ", "1", ", 2)", "; }"),
    Bomb("attributes", "int x ", "__attribute__((a(", "1", ")))", ";"),
    Bomb("structs", "", "struct { ", "int a;", " } b;", ""),
    Bomb("tagged-structs", "", "struct s { ", "int a;", " } *b;", ""),
    Bomb("unions", "", "union { ", "int a;", " };", ";"),
    Bomb("declarators", "int ", "(", "x", ")", ";"),
    Bomb("function-pointers", "int ", "(*", "x", ")(void)", ";"),
    Bomb("parameters", "int f", "(int g", "", ")", ";"),
    Bomb("array-sizes", "int x", "[sizeof(int", "[1]", ")]", ";"),
  ]

  private static let chains: [Bomb] = [
    Bomb("stars", "int ", "*", "x", "", ";"),
    Bomb("const-stars", "int ", "* const ", "x", "", ";"),
    Bomb("casts", "int f(int a) { return ", "(int)", "a", "", "; }"),
    Bomb("ifs", "void f(int a) { ", "if (a) ", ";", "", " }"),
    Bomb("else-ifs", "void f(int a) { ", "if (a) ; else ", ";", "", " }"),
    Bomb("fors", "void f(int a) { ", "for (;;) ", ";", "", " }"),
    Bomb("dos", "void f(int a) { ", "do ", ";", " while (a);", " }"),
    Bomb("minuses", "int f(int a) { return ", "- ", "a", "", "; }"),
    Bomb("nots", "int f(int a) { return ", "!", "a", "", "; }"),
    Bomb("dereferences", "int f(int *a) { return ", "*", "a", "", "; }"),
    Bomb("increments", "int f(int a) { return ", "++", "a", "", "; }"),
    Bomb("sizeofs", "int f(int a) { return ", "sizeof ", "a", "", "; }"),
    Bomb("ternaries-right", "int f(int a) { return ", "a ? a : ", "a", "", "; }"),
    Bomb("ternaries-middle", "int f(int a) { return ", "a ? ", "a", " : a", "; }"),
    Bomb("commas", "int f(int a) { return ", "a, ", "a", "", "; }"),
    Bomb("assignments", "int f(int a) { return ", "a = ", "a", "", "; }"),
    Bomb("sums", "int f(int a) { return ", "a + ", "a", "", "; }"),
    Bomb("ands", "int f(int a) { return ", "a && ", "a", "", "; }"),
    Bomb(
      "members", "struct s { struct s *n; }; void *f(struct s *a) { return a", "->n", "", "", "; }"),
    Bomb("subscripts", "int f(int a) { return a", "[0]", "", "", "; }"),
    Bomb("call-results", "int f(int a) { return f", "(1)", "", "", "; }"),
    Bomb("labels", "void f(void) { ", "x: ", ";", "", " }"),
    Bomb("extensions", "int f(int a) { return ", "__extension__ ", "a", "", "; }"),
    Bomb("array-dimensions", "int x", "[1]", "", "", ";"),
    Bomb("function-suffixes", "int x", "(void)", "", "", ";"),
  ]

  private static let preprocessor: [Bomb] = [
    Bomb("ifs-in-ifs", "", "\n#if 1\n", "int x;", "\n#endif\n", ""),
    Bomb("open-ifdefs", "", "\n#ifndef a\n", "int x;", "", ""),
    Bomb("if-else", "", "\n#if 0\n#else\n", "int x;", "\n#endif\n", ""),
    Bomb("elifs", isPlain: true) {
      "#if 0\n" + lines($0) { "#elif \($0) == 0" } + "#endif\nint x;\n"
    },
    Bomb("if-parentheses", "#if ", "(", "1", ")", "\nint x;\n#endif\n"),
    Bomb("if-nots", "#if ", "!", "1", "", "\nint x;\n#endif\n"),
    Bomb("if-ternaries", "#if ", "1 ? 1 : ", "1", "", "\nint x;\n#endif\n"),
    Bomb("if-sums", isPlain: true) {
      "#if " + String(repeating: "1 + ", count: $0) + "1\nint x;\n#endif\n"
    },
    Bomb("macro-arguments", "#define f(x) x\nint y = ", "f(", "1", ")", ";\n"),
    Bomb("macro-arguments-open", "#define f(x) x\nint y = ", "f(", "1", "", ";\n"),
    Bomb("macro-arguments-used-twice", "#define f(x) x x\nint y = ", "f(", "1", ")", ";\n"),
    Bomb("macro-chain", isPlain: true) {
      "#define m0 1\n" + lines($0) { "#define m\($0) m\($0 - 1)" } + "int x = m\($0);\n"
    },
    Bomb("macro-function-chain", isPlain: true) {
      "#define m0(x) x\n" + lines($0) { "#define m\($0)(x) m\($0 - 1)(x)" } + "int x = m\($0)(1);\n"
    },
    Bomb("macro-nested-chain") {
      "#define m0(x) x\n" + lines($0) { "#define m\($0)(x) m\($0 - 1)(m\($0 - 1)(x))" }
        + "int x = m\($0)(1);\n"
    },
    Bomb("macro-doubling") {
      "#define m0 1,\n" + lines($0) { "#define m\($0) m\($0 - 1) m\($0 - 1)" }
        + "int x[] = { m\($0) };\n"
    },
    Bomb("macro-many-arguments", isPlain: true) {
      "#define f(x, ...) x\nint y = f(1" + String(repeating: ", 1", count: $0) + ");\n"
    },
    Bomb("macro-many-parameters", isPlain: true) {
      "#define f(" + lines(0) { _ in "p0" }.dropLast()
        + (1...max(1, $0)).map { ", p\($0)" }.joined()
        + ") p\($0)\nint y = f(1);\n"
    },
    Bomb("macro-pasting") {
      "#define f a" + String(repeating: " ## a", count: $0) + "\nint f;\n"
    },
    Bomb("va-opt", "#define f(x, ...) ", "__VA_OPT__(", "x", ")", "\nint f(y, 2);\n"),
    Bomb("hashes", isPlain: true) {
      "#define f(x) " + String(repeating: "#x ", count: $0) + "\nchar *s = f(1);\n"
    },
    Bomb("includes-itself") { _ in "#include \"fuzz.c\"\nint x;\n" },
    Bomb("includes-itself-twice") { _ in "#include \"fuzz.c\"\n#include \"fuzz.c\"\nint x;\n" },
    Bomb("splices", isPlain: true) { "int x" + String(repeating: "\\\n", count: $0) + "y;\n" },
    Bomb("pragmas", isPlain: true) {
      lines($0) { _ in "#pragma pack(push, 1)" } + "struct s { char a; int b; };\n"
    },
    Bomb("comments", isPlain: true) { String(repeating: "/* /*", count: $0) + "*/ int x;\n" },
  ]

  private static let declarations: [Bomb] = [
    Bomb("typedef-chain") {
      "typedef int t0;\n" + lines($0) { "typedef t\($0 - 1) t\($0);" }
        + "t\($0) x; int f(void) { return (t\($0))1; }\n"
    },
    Bomb("typedef-backwards") { levels in
      lines(levels) { "typedef t\($0) t\($0 - 1);" } + "typedef int t\(levels); t0 x;\n"
    },
    Bomb("typedef-arrays") {
      "typedef int t0;\n" + lines($0) { "typedef t\($0 - 1) t\($0)[2];" } + "t\($0) x;\n"
    },
    Bomb("struct-chain") {
      "struct s0 { int a; };\n" + lines($0) { "struct s\($0) { struct s\($0 - 1) a; };" }
        + "struct s\($0) x; int f(void) { return sizeof(struct s\($0)); }\n"
    },
    Bomb("struct-doubling") {
      "struct s0 { int a; };\n"
        + lines(min($0, 200)) { "struct s\($0) { struct s\($0 - 1) a, b; };" }
        + "struct s\(min($0, 200)) x; int f(void) { return sizeof(x); }\n"
    },
    Bomb("struct-of-arrays") {
      "struct s0 { int a[1 << 30]; };\n"
        + lines(min($0, 200)) { "struct s\($0) { struct s\($0 - 1) a[1 << 30]; };" }
        + "struct s\(min($0, 200)) x; int f(void) { return sizeof(x); }\n"
    },
    Bomb("struct-of-itself") { _ in
      "struct s { struct s a; struct s b[2]; } x; int f(void) { return sizeof(x); }\n"
    },
    Bomb("typedef-of-itself", isPlain: true) { _ in
      "typedef typeof(t) t; t x; typedef a b; typedef b a; a y;\n"
    },
    Bomb("enum-chain") {
      "enum { e0 };\n" + lines($0) { "enum { e\($0) = e\($0 - 1) + 1 };" } + "int x = e\($0);\n"
    },
    Bomb("enum-backwards") { levels in
      lines(levels) { "enum { e\($0 - 1) = e\($0) + 1 };" } + "enum { e\(levels) };\nint x = e0;\n"
    },
    Bomb("variable-chain") { levels in
      lines(levels) { "typeof(v\($0)) v\($0 - 1);" }
        + "int v\(levels);\nint f(void) { return v0; }\n"
    },
    Bomb("enumerators", isPlain: true) { "enum {" + lines($0) { "e\($0)," } + "};\n" },
    Bomb("strings", isPlain: true) { "char *s = " + lines($0) { _ in "\"a\"" } + ";\n" },
    Bomb("members-many", isPlain: true) {
      "struct s {" + lines($0) { "int m\($0) : 3;" } + "} x;\n"
    },
    Bomb("statements", isPlain: true) { "void f(int a) {" + lines($0) { _ in "a++;" } + "}\n" },
    Bomb("functions", isPlain: true) { lines($0) { "int f\($0)(void) { return f\($0 - 1)(); }" } },
    Bomb("globals", isPlain: true) { lines($0) { "int g\($0) = 1;" } },
    Bomb("cases", isPlain: true) {
      "void f(int a) { switch (a) {" + lines($0) { "case \($0): break;" } + "} }\n"
    },
    Bomb("gotos", isPlain: true) {
      "void f(void) {" + lines($0) { "l\($0): goto l\($0 % 7 + 1);" } + "}\n"
    },
    Bomb("initialiser-long", isPlain: true) {
      "int a[] = {" + lines($0) { "[\($0)] = \($0)," } + "};\n"
    },
    Bomb("initialiser-ranges", isPlain: true) {
      "int a[] = {" + lines(min($0, 100)) { "[0 ... \(1 << 40)] = \($0)," }
        + "}; int f(void) { return a[1]; }\n"
    },
    Bomb("knr", isPlain: true) {
      "int f(" + (1...max(1, $0)).map { "a\($0)" }.joined(separator: ",") + ")"
        + lines($0) { "int a\($0);" } + "{ }\n"
    },
  ]
}

/// Sets the bombs off; those that say nothing fail.
func explode(_ levels: Int, _ names: [String]) -> Int32 {
  var silent = 0
  for (number, bomb) in Bomb.all.enumerated() where names.isEmpty || names.contains(bomb.name) {
    Watchdog.begin(number)
    complain("\(number) \(bomb.name)")
    let outcome = Subject.run(Input(bytes: Array(bomb.make(levels).utf8)))
    tell("\(bomb.name): \(outcome)")
    if outcome.diagnostics.isEmpty, !bomb.isPlain {
      silent += 1
      tell("\(bomb.name): FAILED: it says nothing")
    }
  }
  Watchdog.end()
  tell("\(Bomb.all.count) bombs, \(silent) silent, \(Watchdog.peakBytes() >> 20) MiB at most")
  return silent == 0 ? 0 : 1
}
