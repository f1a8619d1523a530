/// One source line with a caret under the place that is meant, in chibicc's manner.
///
/// Bytes that are not UTF-8 are shown as replacement characters, control bytes as spaces; a tab
/// stays a tab in both lines so that the caret stands right whatever the tab width.
public struct Excerpt: Sendable {
  /// The line of source as printable text.
  public let line: String
  /// The blanks and the caret that go under it.
  public let marker: String

  /// Makes the excerpt of the line in which an offset stands.
  ///
  /// - Parameters:
  ///   - offset: The byte that is meant.
  ///   - length: How many bytes are meant; the marker is cut at the end of the line.
  ///   - bytes: The whole file.
  ///   - lines: The file's line table.
  public init(at offset: Int, length: Int = 1, in bytes: [UInt8], lines: LineTable) {
    let range = lines.range(ofLine: lines.line(of: offset))
    // A generated file can have lines of megabytes; nobody reads more than this of one.
    let shown = range.lowerBound..<min(range.upperBound, range.lowerBound + 400)
    line = String(decoding: bytes[shown].map { $0 < 0x20 && $0 != 0x09 ? 0x20 : $0 }, as: UTF8.self)
    let before = bytes[shown.lowerBound..<max(shown.lowerBound, min(offset, shown.upperBound))]
    let blanks = String(
      decoding: before.filter { $0 & 0xC0 != 0x80 }.map { $0 == 0x09 ? 0x09 : 0x20 }, as: UTF8.self)
    let marked = max(1, min(length, shown.upperBound - offset))
    marker = blanks + "^" + String(repeating: "~", count: marked - 1)
  }
}
