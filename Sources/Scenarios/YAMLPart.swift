import Yams

/// The part of a file below one key at the top.
struct YAMLPart {
  /// The key, as far as it can be read.
  let key: String
  private let range: Range<Int>

  /// Finds the part in which something is no YAML.
  ///
  /// - Parameters:
  ///   - scalars: The text.
  ///   - starts: Where its lines begin.
  init?(around error: YamlError, _ scalars: [Unicode.Scalar], _ starts: [Int]) {
    guard let line = Self.line(of: error), line >= 1 else { return nil }
    func isTop(_ index: Int) -> Bool {
      let start = starts[index]
      return start < scalars.count && !" #-]},%\n\r".unicodeScalars.contains(scalars[start])
    }
    guard let first = (0..<min(line, starts.count)).reversed().first(where: isTop) else {
      return nil
    }
    let next = (first + 1..<starts.count).first(where: isTop)
    range = starts[first]..<(next.map { starts[$0] } ?? scalars.count)
    let word = scalars[range].prefix { !":{[\n\r".unicodeScalars.contains($0) }
    key = ValueGrammar.trimmed(String(String.UnicodeScalarView(word)))
  }

  /// Takes the part out; everything behind it keeps its place.
  func blank(_ scalars: inout [Unicode.Scalar]) {
    for index in range where scalars[index] != "\n" && scalars[index] != "\r" {
      scalars[index] = " "
    }
  }

  /// The line that is to blame: of what is opened and not closed that where it is opened.
  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(let context, _, let mark, _), .parser(let context, _, let mark, _),
      .composer(let context, _, let mark, _):
      let openings = ["flow", "quoted", "simple key"]
      if let context, openings.contains(where: { context.text.contains($0) }) {
        return context.mark.line
      }
      return mark.line
    default: return nil
    }
  }
}
