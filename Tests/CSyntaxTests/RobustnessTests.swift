import CSyntax
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
}
