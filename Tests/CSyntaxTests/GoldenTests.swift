import CSyntax
import Foundation
import Testing

@Suite struct GoldenTests {
  @Test(arguments: Corpus.names)
  func aCaseParsesIntoItsTree(name: String) throws {
    let source = try Corpus.source(name)
    let text = name.hasPrefix("natural") ? naturalTrees(source) : expandedTrees(source)
    let golden = Corpus.directory.appending(path: "Goldens/\(name).tree")
    guard let expected = try? String(contentsOf: golden, encoding: .utf8) else {
      try Data(text.utf8).write(to: golden)
      Issue.record("the golden of \(name) was missing and has been written")
      return
    }
    #expect(text == expected)
  }

  private func expandedTrees(_ source: [UInt8]) -> String {
    let (declarations, troubles) = parse(source)
    var text = declarations.map { sExpression($0) + "\n" }.joined()
    for trouble in troubles {
      text += "; \(trouble.span.start)-\(trouble.span.end) \(trouble.message)\n"
    }
    return text
  }

  /// The trees of all items with their macros as they stand, one for each choice of branches.
  private func naturalTrees(_ source: [UInt8]) -> String {
    let outline = FileOutline(source)
    var reader = NaturalReader(outline)
    var text = ""
    for item in outline.items {
      let readings = reader.read(item)
      for (number, reading) in readings.enumerated() {
        if readings.count > 1 { text += "; choice \(number + 1) of \(readings.count)\n" }
        text += reading.declarations.map { sExpression($0) + "\n" }.joined()
        for trouble in reading.troubles {
          text += "; \(trouble.span.start)-\(trouble.span.end) \(trouble.message)\n"
        }
      }
    }
    return text
  }

  @Test func theCorpusIsThere() {
    #expect(Corpus.names.count >= 40)
  }

  @Test func macrosAsTheyStandAreUnderstoodCompletely() throws {
    for name in Corpus.names where name.hasPrefix("natural") {
      let outline = FileOutline(try Corpus.source(name))
      var reader = NaturalReader(outline)
      let troubles = outline.items.flatMap { reader.read($0) }.flatMap(\.troubles)
      #expect(troubles.isEmpty, "\(name): \(troubles.map(\.message))")
    }
  }

  /// Cases whose names begin so are about what cannot be understood.
  @Test func casesOfCorrectCAreUnderstoodCompletely() throws {
    let incorrect = [
      "broken", "unclosed", "file-scope-macros", "body-macros", "record-macros", "integers",
      "floats", "type-arguments",
    ]
    for name in Corpus.names
    where !incorrect.contains(where: name.hasPrefix)
      && !name.hasPrefix("natural")
    {
      let troubles = parse(try Corpus.source(name)).troubles
      #expect(troubles.isEmpty, "\(name): \(troubles.map(\.message))")
    }
  }
}
