import CSyntax
import Testing

@testable import CProgram

/// What runs may not tell apart, and what they must: two texts of one file, and the names that were asked for.
@Suite struct FileDigestTests {
  /// What was asked of a file: macros and other names, and whether invocations were looked through.
  struct Asked: Sendable {
    var macros: [String] = []
    var symbols: [String] = []
    /// The macros that are defined somewhere, where invocations were looked through.
    var invocations: [String]?

    var names: AskedNames {
      let names = AskedNames()
      for name in macros { names.note(Name(name), AskedNames.Mark.macro) }
      for name in symbols { names.note(Name(name), AskedNames.Mark.symbol) }
      for name in invocations ?? [] { names.note(Name(name), AskedNames.Mark.isDefined) }
      if invocations != nil { names.noteInvocations() }
      return names
    }
  }

  private func projection(_ text: String, _ asked: Asked) -> FileDigest.Projection {
    FileDigest(FileOutline(Array(text.utf8))).projection(on: asked.names)
  }

  private static let x = Asked(symbols: ["x"])

  @Test(arguments: [
    ("int a, x;", "int a, y;", x),
    ("int x;", "", x), ("", "int x;", x), ("int x;", "long x;", x),
    ("struct s { int x; } a;", "struct s { long x; } a;", Asked(symbols: ["a"])),
    ("enum { A, x };", "enum { x, A };", x),
    ("static int x(void) { return 1; }", "static int x(void) { return 2; }", x),
    (
      "static int x(void)\n{\n#if A\n\treturn 1;\n#endif\n}",
      "static int x(void)\n{\n#if B\n\treturn 1;\n#endif\n}", x
    ),
    // Conditionals decide about what stands between them.
    ("#if A\nint x;\n#endif", "#if B\nint x;\n#endif", x),
    ("#if A\nint x;\n#endif", "int x;", x),
    ("#ifdef A\nint x;\n#endif", "#ifndef A\nint x;\n#endif", x),
    ("#if A\nint y;\n#elif B\nint x;\n#endif", "#if A\nint y;\n#elif C\nint x;\n#endif", x),
    ("#if A\nint x;\n#else\n#endif", "#if A\n#else\nint x;\n#endif", x),
    ("#if A\n#if B\nint x;\n#endif\n#endif", "#if C\n#if B\nint x;\n#endif\n#endif", x),
    ("#if A\n#endif\nint x;", "#if A\nint x;\n#endif", x),
    // Macros that were asked for, and where they begin and end.
    ("#define M 1\n", "#define M 2\n", Asked(macros: ["M"])),
    ("#define M 1\n", "#define M(a) 1\n", Asked(macros: ["M"])),
    ("#define M 1\nint x;", "int x;\n#define M 1\n", Asked(macros: ["M"], symbols: ["x"])),
    ("#define M 1\n", "#define M 1\n#undef M\n", Asked(macros: ["M"])),
    ("#define M 1\n#include <a.h>\n", "#include <a.h>\n#define M 1\n", Asked(macros: ["M"])),
    ("#if A\n#define M 1\n#endif", "#if B\n#define M 1\n#endif", Asked(macros: ["M"])),
    // What is read for any name.
    ("#include <a.h>\n", "#include <b.h>\n", Asked()),
    ("#include <a.h>\n", "#include \"a.h\"\n", Asked()),
    ("#if A\n#include <a.h>\n#endif", "#if B\n#include <a.h>\n#endif", Asked()),
    ("#pragma pack(1)\n", "#pragma pack(2)\n", Asked()),
    ("#line 7\n", "#line 8\n", Asked()),
    ("#pragma once\n", "", Asked()),
    ("#ifndef G\n#define G\nint x;\n#endif\n", "#ifndef H\n#define H\nint x;\n#endif\n", x),
    ("enum e { LIST(ONE) };", "enum e { LIST(TWO) };", Asked()),
    ("MAKE(x)\n;", "MAKE(y)\n;", Asked(invocations: ["MAKE"])),
    ("static MAKE(x);", "static MAKE(y);", Asked(invocations: ["MAKE"])),
  ])
  func whatARunMaySeeIsToldApart(_ before: String, _ after: String, _ asked: Asked) {
    #expect(projection(before, asked) != projection(after, asked))
  }

  @Test(arguments: [
    ("int x;\nint y;", "int x;\nlong y;", x),
    ("int x;", "/* new */\nint x;\n\n", x),
    ("int x;", "int x;\nstatic int f(void) { return 1; }", x),
    ("int x;\nstatic int f(void) { return 1; }", "int x;\nstatic int f(void) { return 2; }", x),
    ("#define M 1\n", "#define M 2\n", x), ("int M;", "int M;\n#define M 1\n", x),
    ("int x;\n#if A\nint y;\n#endif", "int x;\n#if B\nint y;\n#endif", x),
    ("int x;", "int x;\n#if A\n#else\n#endif\n", x),
    ("MAKE(y)\n;", "MAKE(z)\n;", x),
    ("MAKE(y)\n;", "MAKE(z)\n;", Asked(invocations: ["OTHER"])),
    ("#pragma weak a\n", "#pragma weak b\n", Asked()),
    // A macro's name may be another thing's, and is asked for apart.
    ("#define x 1\n", "#define x 2\n", x), ("int M;", "long M;", Asked(macros: ["M"])),
  ])
  func whatNobodyAskedForChangesNothing(_ before: String, _ after: String, _ asked: Asked) {
    #expect(projection(before, asked) == projection(after, asked))
  }
}
