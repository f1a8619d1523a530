/// Whether the lines of a report are those of a patch in it (the unified format of POSIX diff).
struct PatchHunk {
  private var old = 0
  private var new = 0
  private var quoteDepth = 0

  /// Notes a line; whether it is inside a hunk.
  mutating func holds(_ line: ReportLine) -> Bool {
    if line.content.begins(with: "@@ -"), let (old, new) = Self.counts(line.content) {
      (self.old, self.new, quoteDepth) = (old, new, line.quoteDepth)
      return true
    }
    // Lines that mail wrapped make it longer than it says; it then ends early.
    guard old >= 0, new >= 0, old > 0 || new > 0 else { return false }
    guard line.quoteDepth == quoteDepth else {
      (old, new) = (0, 0)
      return false
    }
    switch line.content.first {
    case UInt8(ascii: "+"): new -= 1
    case UInt8(ascii: "-"): old -= 1
    default: (old, new) = (old - 1, new - 1)
    }
    return true
  }

  /// Whether a line of a hunk adds or removes something, and so is no line of a trace.
  func isChange(_ line: ReportLine) -> Bool {
    line.content.first.map { "+-@".utf8.contains($0) } ?? false
  }

  /// `@@ -12,7 +12,8 @@`.
  private static func counts(_ text: ByteText) -> (Int, Int)? {
    let words = Words(text.prefix(120)).items
    guard words.count >= 4, words[3].equals("@@") else { return nil }
    func count(_ word: ByteText) -> Int? {
      let parts = word.dropFirst().split(separator: UInt8(ascii: ","))
      guard let first = parts.first, first.isDecimal else { return nil }
      return parts.count == 2 ? parts[1].decimal : 1
    }
    guard let old = count(words[1]), let new = count(words[2]) else { return nil }
    return (old, new)
  }
}
