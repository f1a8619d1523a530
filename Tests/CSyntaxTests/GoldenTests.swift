import CSyntax
import Foundation
import Testing

@Suite struct GoldenTests {
  @Test(arguments: Corpus.names)
  func aCaseParsesIntoItsTree(name: String) throws {
    let (declarations, troubles) = parse(try Corpus.source(name))
    var text = declarations.map { sExpression($0) + "\n" }.joined()
    for trouble in troubles {
      text += "; \(trouble.span.start)-\(trouble.span.end) \(trouble.message)\n"
    }
    let golden = Corpus.directory.appending(path: "Goldens/\(name).tree")
    guard let expected = try? String(contentsOf: golden, encoding: .utf8) else {
      try Data(text.utf8).write(to: golden)
      Issue.record("the golden of \(name) was missing and has been written")
      return
    }
    #expect(text == expected)
  }

  @Test func theCorpusIsThere() {
    #expect(Corpus.names.count >= 40)
  }

  /// Cases whose names begin so are about what cannot be understood.
  @Test func casesOfCorrectCAreUnderstoodCompletely() throws {
    let incorrect = [
      "broken", "unclosed", "file-scope-macros", "body-macros", "record-macros", "integers",
      "floats", "type-arguments",
    ]
    for name in Corpus.names where !incorrect.contains(where: name.hasPrefix) {
      let troubles = parse(try Corpus.source(name)).troubles
      #expect(troubles.isEmpty, "\(name): \(troubles.map(\.message))")
    }
  }
}
