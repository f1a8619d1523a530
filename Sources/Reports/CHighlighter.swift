/// Lines of C in parts that a page colours: keywords, comments, strings, numbers, and the rest.
///
/// It looks at bytes and knows no grammar; a line that makes no sense is shown all the same.
struct CHighlighter {
  enum Kind: String {
    case plain, keyword, comment, string, number
  }

  /// Whether a comment of an earlier line goes on.
  private var isInComment = false

  private static let keywords = Set(
    """
    auto break case char const continue default do double else enum extern float for goto if inline int long register \
    restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false \
    NULL __always_inline noinline u8 u16 u32 u64 s8 s16 s32 s64 size_t ssize_t
    """.split(separator: " ").map(String.init))

  /// Forgets what went before, for lines that do not follow it.
  mutating func reset() { isInComment = false }

  /// The parts of one line, in their order and without a gap.
  mutating func parts(_ line: String) -> [(kind: Kind, text: String)] {
    let bytes = Array(line.utf8)
    var parts: [(kind: Kind, text: String)] = []
    var start = 0
    var plain = 0
    func text(_ from: Int, _ to: Int) -> String {
      String(decoding: bytes[from..<to], as: UTF8.self)
    }
    while start < bytes.count {
      guard let (kind, end) = token(bytes, at: start) else {
        start += 1
        continue
      }
      let words = text(start, end)
      if kind != .plain {
        if plain < start { parts.append((.plain, text(plain, start))) }
        parts.append((kind, words))
        plain = end
      }
      start = end
    }
    if plain < bytes.count { parts.append((.plain, text(plain, bytes.count))) }
    return parts
  }

  /// What begins at a place, and where it ends; nil for a byte that is nothing by itself.
  private mutating func token(_ bytes: [UInt8], at start: Int) -> (Kind, Int)? {
    let byte = bytes[start]
    let next = start + 1 < bytes.count ? bytes[start + 1] : 0
    if isInComment || byte == 0x2F && next == 0x2A {
      var end = isInComment ? start : start + 2
      isInComment = true
      while end < bytes.count {
        if bytes[end] == 0x2A, end + 1 < bytes.count, bytes[end + 1] == 0x2F {
          isInComment = false
          return (.comment, end + 2)
        }
        end += 1
      }
      return (.comment, bytes.count)
    }
    if byte == 0x2F, next == 0x2F { return (.comment, bytes.count) }
    if byte == 0x22 || byte == 0x27 {
      var end = start + 1
      while end < bytes.count, bytes[end] != byte { end += bytes[end] == 0x5C ? 2 : 1 }
      return (.string, min(bytes.count, end + 1))
    }
    guard Self.isWord(byte) else { return nil }
    var end = start + 1
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    if byte >= 0x30 && byte <= 0x39 { return (.number, end) }
    let word = String(decoding: bytes[start..<end], as: UTF8.self)
    return (Self.keywords.contains(word) ? .keyword : .plain, end)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
  }
}
