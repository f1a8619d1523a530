import Git
import Testing

/// C that was made to break whoever reads it: a verdict or `untestable`, never a crash, and a limit of ours is
/// never a verdict.
@Suite struct BadSourceTests {
  private static let box = "struct box { int count; int limit; struct box *next; };\n"
  private static let many = 20_000
  private static let veryMany = 100_000

  private func replay(_ source: String) throws -> Answer {
    let line = try BoxLine(source: Self.box + source)
    return try firstbad("replay", line.scenario, "--repo", line.path)
  }

  private static func times(_ text: String, _ count: Int = many) -> String {
    String(repeating: text, count: count)
  }

  private static func check(_ body: String) -> String {
    "int check(struct box *b)\n{\n\t\(body)\n}\n"
  }

  struct Source: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }
  }

  static let untestable = [
    Source(
      "parentheses", check("return " + times("(", veryMany) + "0" + times(")", veryMany) + ";")),
    Source("open parentheses", check("return " + times("(", veryMany))),
    Source("braces", check(times("{", veryMany) + "return 0;" + times("}", veryMany))),
    Source("open braces", check(times("{", veryMany))),
    Source("open brackets", "int x" + times("[") + ";\n" + check("return x;")),
    Source("braces of an initialiser", "int x = \(times("{"))0\(times("}"));" + check("return x;")),
    Source("prefix operators", check("return " + times("!") + "0;")),
    Source("casts", check("return " + times("(int)") + "0;")),
    Source(
      "calls",
      "int f(int a) { return a; }\n"
        + check("return " + times("f(") + "0" + times(")") + ";")),
    Source("conditional operators", check("return " + times("0 ? 1 : ") + "0;")),
    Source("ifs", check(times("if (1) ") + "return 0;")),
    Source(
      "a declarator", "int " + times("(*") + "x" + times(")(void)") + ";" + check("return !x;")),
    Source("an unfinished comment", "/*" + times("/*") + check("return 0;")),
    Source("recursion", check("return check(b) + 1;")),
    Source(
      "allocation without end",
      "void *kmalloc(unsigned long n, int f);\n" + check("for (;;)\n\t\tkmalloc(1 << 28, 0);")),
    Source("an array of all memory", "char big[1 << 30][1 << 30];\n" + check("return big[1][1];")),
    Source(
      "a macro bomb of arguments",
      "#define F(x) x+x\n" + check("return " + times("F(", 60) + "0" + times(")", 60) + ";")),
    Source("nested conditionals", times("#if 1\n") + check("return 0;") + times("#endif\n")),
    Source("open conditionals", times("#if 1\n") + check("return 0;")),
    // Each of these would be good if what is too deep counted as false.
    Source(
      "a condition of parentheses",
      "#if " + times("(") + "1" + times(")") + "\n" + check("return -16;") + "#else\n"
        + check("return 0;") + "#endif\n"),
    Source(
      "a condition of prefix operators",
      "#if " + times("!") + "1\n" + check("return -16;") + "#else\n" + check("return 0;")
        + "#endif\n"),
    Source(
      "a condition of a macro bomb",
      macroBomb + "#if A39 == 0\n" + check("return -16;") + "#else\n" + check("return 0;")
        + "#endif\n"),
  ]

  private static let macroBomb =
    "#define A0 0+0\n" + (1..<40).map { "#define A\($0) A\($0 - 1)+A\($0 - 1)\n" }.joined()

  @Test(arguments: untestable) func whatIsBeyondOurLimitsIsUntestable(_ source: Source) throws {
    let answer = try replay(source.text)
    #expect(answer.status == 125, "\(answer.text)\(answer.complaint)")
    #expect(answer.text.hasPrefix("box: untestable, "))
    #expect(answer.errors.isEmpty)
  }

  static let good = [
    Source(
      "nested conditionals",
      times("#if 1\n", 900) + check("return 0;") + times("#endif\n", 900)),
    Source(
      "a chain of macros",
      "#define A0 0\n" + (1..<2000).map { "#define A\($0) A\($0 - 1)\n" }.joined()
        + check("return A1999;")),
    Source("continued lines", check("return 0;") + times("\\\n")),
    Source(
      "half directives",
      check("return 0;") + "#define\n#define 1\n#define X(\n#define Y(a,\n#include\n#include <\n"
        + "#if\n#elif\n#else\n#else\n#endif\n#endif\n#\n##\n#undef\n"),
    Source("a bomb that nobody asks for", macroBomb + check("return 0;")),
  ]

  @Test(arguments: good) func whatCanBeReadIsGood(_ source: Source) throws {
    let answer = try replay(source.text)
    #expect(answer.status == 0, "\(answer.text)\(answer.complaint)")
  }

  @Test func includesThatGoInCirclesEnd() throws {
    let line = try BoxLine(files: [
      [
        "a.c": Array(("#include \"a.h\"\n" + Self.box + Self.check("return FOO;")).utf8),
        "a.h": Array("#include \"b.h\"\n#include \"a.h\"\n#define FOO 0\n".utf8),
        "b.h": Array("#include \"a.h\"\n#include \"b.h\"\n#include \"a.c\"\n".utf8),
      ]
    ])
    let answer = try firstbad("replay", line.scenario, "--repo", line.path)
    #expect([0, 125].contains(answer.status), "\(answer.text)\(answer.complaint)")
  }

  @Test func aHugeFileIsNotReadAsSource() throws {
    // Good, if it were.
    var bytes = Array((Self.box + Self.check("return 0;") + "/*").utf8)
    bytes += [UInt8](repeating: 0x20, count: 100 << 20)
    bytes += Array("*/\n".utf8)
    let line = try BoxLine(files: [["a.c": bytes]])
    for command in ["replay", "bisect"] {
      let answer = try firstbad(command, line.scenario, "--repo", line.path)
      #expect(answer.status == 125)
      #expect(answer.text.contains("32"), "\(answer.text)")
      #expect(answer.errors.isEmpty)
    }
  }

  @Test func aSourceThatIsNoFileIsUntestable() throws {
    let line = try BoxLine(
      files: [["a.c/b.c": Array("int x;\n".utf8)], ["a.c/b.c": nil, "z": []]]
        .map { $0.compactMapValues { $0 } })
    let answer = try firstbad("replay", line.scenario, "--repo", line.path)
    #expect(answer.status == 125)
    #expect(answer.text.contains("a.c"))
  }
}
