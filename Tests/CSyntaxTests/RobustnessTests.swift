import CSyntax
import SourceText
import Testing

@Suite struct RobustnessTests {
  @Test(arguments: [
    ("(", ")"), ("{", "}"), ("[", "]"), ("- ", ""), ("(int)", ""), ("sizeof ", ""), ("!", ""),
    ("({ ", "; })"), ("f(", ")"), ("a ? ", " : b"), ("b ? a : ", ""), ("a = ", ""), ("a[", "]"),
    ("if (a) ", ""), ("if (a) ; else ", ""), ("for (;;) ", ""), ("while (a) { ", "}"), ("do ", ""),
    ("x: ", ""), ("case 1: ", ""), ("a + ", ""), ("a, ", ""), ("__extension__ ", ""),
    ("(int[]){ ", " }"), ("typeof(", ")"), ("(typeof(", "))"), ("sizeof(struct { int a[", "]; })"),
    ("_Generic(", ", default: 1)"), ("int (*", ")"), ("int (", ")"), ("int *", ""),
    ("int a[] = {", "};"),
    ("int f(int ", ")"), ("struct { ", " } x;"), ("switch (1) { default: ", "}"), ("&", ""),
    ("__builtin_choose_expr(", ", 1, 1)"), ("__attribute__((x(", ")))"), ("&&", ""), ("a->", "b"),
  ])
  func nestingEndsInATroubleAndNotInACrash(opening: String, closing: String) {
    for count in [399, 1_000] {
      let prefix = String(repeating: opening, count: count)
      let suffix = String(repeating: closing, count: count)
      for body in [prefix + "1" + suffix, prefix, prefix + "x;" + suffix] {
        for source in ["void f(void) { \(body); }", "int a = \(body);", body] {
          _ = parse(source)
        }
      }
    }
  }

  @Test(arguments: ["(", "{", "[", "(int)", "({ ", "if (a) ", "- ", "a = ", "int (", "struct { "])
  func oneHundredThousandOpeningsEndInATrouble(opening: String) {
    let source = "void f(void) { \(String(repeating: opening, count: 100_000))"
    #expect(!parse(source).troubles.isEmpty)
  }

  /// A token says its length in 26 bits; one that is longer is cut, and nothing of the file is lost.
  @Test func aWordOfMoreThan64MegabytesIsCut() {
    let limit = 1 << 26 - 1
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: limit + 5) + Array(" b".utf8)
    let tokens = lexC(bytes)
    #expect(tokens.map(\.range) == [0..<limit, limit..<(limit + 5), (limit + 6)..<(limit + 7)])
    #expect(tokens.map(\.kind) == [.other, .identifier, .identifier])
  }

  @Test func deepParenthesesAreUnparsedAndWhatFollowsIsRead() {
    let deep = String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000)
    let (declarations, troubles) = parse(
      "int f(void) { return \(deep); }\nint g(void) { return 1; }")
    #expect(declarations.count == 2)
    #expect(troubles.map(\.message) == ["nested too deeply"])
  }

  @Test func ordinaryNestingIsUnderstood() {
    for (opening, closing) in [("(", ")"), ("({ ", "; })"), ("f(", ")"), ("a ? ", " : b")] {
      let deep =
        String(repeating: opening, count: 100) + "1" + String(repeating: closing, count: 100)
      #expect(parse("int f(void) { return \(deep); }").troubles.isEmpty)
    }
  }

  @Test func longChainsAreUnderstood() {
    let sum = Array(repeating: "a", count: 3_000).joined(separator: " + ")
    let cases = (0..<3_000).map { "case \($0): " }.joined()
    let items = Array(repeating: "1", count: 50_000).joined(separator: ", ")
    let source = "int b[] = { \(items) }; int f(int a) { switch (a) { \(cases) return \(sum); } }"
    #expect(parse(source).troubles.isEmpty)
  }

  @Test func mutatedSourcesNeitherCrashNorHang() throws {
    var random = Seeded(state: 1)
    let sources = try Corpus.names.map(Corpus.source)
    try #require(!sources.isEmpty)
    for round in 0..<2_000 {
      let bytes = mutated(sources[round % sources.count], with: &random)
      let (declarations, troubles) = parse(bytes)
      #expect(declarations.count <= bytes.count)
      for trouble in troubles { #expect(trouble.span.end <= bytes.count) }
    }
  }

  @Test func mutatedSourcesInTheirNaturalFormNeitherCrashNorHang() throws {
    var random = Seeded(state: 3)
    let sources = try Corpus.names.map(Corpus.source)
    for round in 0..<1_000 {
      let bytes = mutated(sources[round % sources.count], with: &random)
      let outline = FileOutline(bytes)
      var reader = NaturalReader(outline)
      for reading in outline.items.flatMap({ reader.read($0) }) {
        for trouble in reading.troubles { #expect(trouble.span.end <= bytes.count) }
      }
    }
  }

  @Test(arguments: [
    "(", "{", "[", "f(", "(int)", "({ ", "if (a) ", "a b(", "for_each(x) ", "#if A\n",
  ])
  func deepNestingInTheNaturalFormEnds(opening: String) {
    for count in [1_000, 20_000] {
      let source = "void f(void) { \(String(repeating: opening, count: count)) 1"
      let outline = FileOutline([UInt8](source.utf8))
      var reader = NaturalReader(outline)
      for item in outline.items { _ = reader.read(item) }
    }
  }

  @Test func tokensAndGapsAreTheFile() throws {
    var random = Seeded(state: 2)
    for name in Corpus.names {
      let source = try Corpus.source(name)
      for round in 0..<20 {
        let bytes = round == 0 ? source : mutated(source, with: &random)
        var rebuilt: [UInt8] = []
        var position = 0
        for token in lexC(bytes) {
          #expect(token.range.lowerBound >= position && !token.range.isEmpty)
          rebuilt += bytes[position..<token.range.lowerBound] + bytes[token.range]
          position = token.range.upperBound
        }
        rebuilt += bytes[position...]
        #expect(rebuilt == bytes)
      }
    }
  }

  /// Words are passed over many bytes at a time, so each byte is tried at each place of them.
  @Test func aWordEndsAtTheFirstByteThatIsNoPartOfOne() {
    for byte in UInt8.min...UInt8.max {
      let isPart: Bool
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x24, 0x80...: isPart = true
      default: isPart = false
      }
      for length in 1...19 {
        let bytes = Array(repeating: UInt8(ascii: "x"), count: length) + [byte, 0x7A]
        #expect(lexC(bytes).first?.end == UInt32(isPart ? length + 2 : length))
      }
    }
  }

  @Test func threadsThatAskTogetherGetTheSameNamesAndLines() async {
    let source = (0..<500).map { "#define NAME_\($0) \($0)\nint variable_\($0);\n" }.joined()
    let outline = FileOutline([UInt8](source.utf8))
    let answers = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 {
        group.addTask { outline.entries.map(\.name.spelling) + ["\(outline.lines.starts.count)"] }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let expected = (0..<500).flatMap { ["NAME_\($0)", "variable_\($0)"] } + ["1001"]
    #expect(answers.count == 8 && answers.allSatisfy { $0 == expected })
  }

  /// Brackets that close nothing and brackets that nothing closes, in one buffer for all items.
  @Test func bracketsOfOneItemSayNothingAboutTheNext() {
    let source = "int f(void) { return g((1]; }\nint h(int a) { return (a[(1)]); }\n"
    let alone = "int h(int a) { return (a[(1)]); }\n"
    func last(_ text: String) -> [String] {
      let outline = FileOutline([UInt8](text.utf8))
      var reader = NaturalReader(outline)
      let readings = outline.items.map { reader.read($0) }
      return readings.last?.flatMap { $0.declarations.map { sExpression($0) } } ?? []
    }
    #expect(last(source) == last(alone) && last(alone).count == 1)
  }
}
