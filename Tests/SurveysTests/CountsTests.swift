import Surveys
import Testing

@Suite struct CountsTests {
  /// The lines of every kind in the only function of a file.
  private func parts(_ text: String) throws -> [String: [Int]] {
    let folder = try Folder(["a.c": text])
    var found: [String: [Int]] = [:]
    let survey = try Survey(SourceList(paths: [folder.path]), listing: .parts)
    _ = try survey.run(listing: { _, definitions in
      for part in definitions.flatMap(\.parts) {
        found[part.kind, default: []] += part.lines
      }
    })
    return found
  }

  @Test func everyKindIsCountedOnItsLine() throws {
    let found = try parts(
      "int f(int a)\n{\n\tint b = g(h(a));\n\tif (a)\n\t\ta += b = 2;\n\telse if (b)\n\t\tgoto out;\n"
        + "\tfor (a = 0; a < 3; a++)\n\t\twhile (a)\n\t\t\tdo {} while (b);\nout:\n\treturn p->q(1)(2);\n}\n"
    )
    #expect(found["calls"] == [3, 3, 12, 12])
    #expect(found["ifs"] == [4, 6])
    #expect(found["loops"] == [8, 9, 10])
    #expect(found["returns"] == [12])
    #expect(found["assignments"] == [5, 5, 8])
    #expect(found["labels"] == [11])
  }

  @Test func whatTwoReadingsHaveInCommonCountsOnce() throws {
    let found = try parts(
      "int f(void)\n{\n#ifdef A\n\tone();\n#else\n\ttwo();\n#endif\n\tthree();\n\treturn 0;\n}\n")
    #expect(found["calls"] == [4, 6, 8])
    #expect(found["returns"] == [9])
  }

  @Test func anIteratorIsACallAndWhatItGovernsIsCounted() throws {
    let found = try parts(
      "int f(void)\n{\n\tlist_for_each_entry(p, &all, node) {\n\t\tif (p)\n\t\t\tbreak;\n\t}\n\treturn 0;\n}\n"
    )
    #expect(found["calls"] == [3])
    #expect(found["loops"] == [])
    #expect(found["ifs"] == [4])
  }

  @Test func theBodyOfAMacroThatDefinesAFunctionIsCounted() throws {
    let found = try parts("SYSCALL(shut, int, fd)\n{\n\treturn ({ int x = y(); x; });\n}\n")
    #expect(found["calls"] == [3])
    #expect(found["returns"] == [3])
  }
}
