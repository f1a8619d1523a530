/// The lines of a makefile as make sees them: continued ones in one, comments gone.
struct MakeLines {
  struct Line {
    /// Without blanks around it.
    var text: ArraySlice<UInt8>
    /// The first line of the file it stands on, from 1.
    var number: Int
    /// Whether it begins with a tab, as the commands of a rule do.
    var isIndentedByTab: Bool
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var number = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next line that is not blank; nil at the end.
  mutating func next() -> Line? {
    while offset < bytes.count {
      let first = number
      let isTab = bytes[offset] == 0x09
      let text = logicalLine().trimmed
      if !text.isEmpty { return Line(text: text, number: first, isIndentedByTab: isTab) }
    }
    return nil
  }

  private mutating func logicalLine() -> ArraySlice<UInt8> {
    let start = offset
    var end = lineEnd()
    guard endsWithBackslash(start..<end) else { return withoutComment(bytes[start..<end]) }
    var joined: [UInt8] = []
    var from = start
    while endsWithBackslash(from..<end) {
      joined += bytes[from..<(end - 1)]
      joined.append(0x20)
      from = offset
      guard offset < bytes.count else { return withoutComment(joined[...]) }
      end = lineEnd()
    }
    joined += bytes[from..<end]
    return withoutComment(joined[...])
  }

  /// The end of the line at the offset, which moves behind it.
  private mutating func lineEnd() -> Int {
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    offset = min(end + 1, bytes.count)
    number += 1
    return end
  }

  private func endsWithBackslash(_ range: Range<Int>) -> Bool {
    var count = 0
    while count < range.count, bytes[range.upperBound - 1 - count] == UInt8(ascii: "\\") {
      count += 1
    }
    return count % 2 == 1
  }

  private func withoutComment(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for index in text.indices where text[index] == UInt8(ascii: "#") {
      if index == text.startIndex || text[index - 1] != UInt8(ascii: "\\") { return text[..<index] }
    }
    return text
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks around it.
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first.isBlank { slice.removeFirst() }
    while let last = slice.last, last.isBlank { slice.removeLast() }
    return slice
  }

  /// The words between blanks.
  var words: [ArraySlice<UInt8>] { split(whereSeparator: \.isBlank) }

  /// The first word and the rest.
  var firstWord: (word: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
    let end = firstIndex(where: \.isBlank) ?? endIndex
    return (self[..<end], self[end...].trimmed)
  }

  /// Whether it is the text given.
  func equals(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.count == count && elementsEqual($0) }
  }

  /// Whether the text given begins it.
  func hasPrefix(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.count <= count && prefix($0.count).elementsEqual($0) }
  }

  /// Whether the text given ends it.
  func hasSuffix(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.count <= count && suffix($0.count).elementsEqual($0) }
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }
  var isUppercase: Bool { self >= 0x41 && self <= 0x5A }
  /// Whether it may stand in the name of a symbol.
  var isSymbolByte: Bool {
    isUppercase || self >= 0x61 && self <= 0x7A || self >= 0x30 && self <= 0x39 || self == 0x5F
  }
}
