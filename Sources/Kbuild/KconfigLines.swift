/// The lines of a Kconfig file, continued ones in one.
struct KconfigLines {
  private let bytes: [UInt8]
  private var offset = 0
  private var number = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next line that is neither blank nor a comment, without blanks around it; nil at the end.
  mutating func next() -> (text: ArraySlice<UInt8>, number: Int)? {
    while offset < bytes.count {
      let first = number
      let text = line().trimmed
      if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
      guard text.last == UInt8(ascii: "\\") else { return (text, first) }
      var joined = Array(text)
      while joined.last == UInt8(ascii: "\\"), offset < bytes.count {
        joined[joined.count - 1] = 0x20
        joined += line()
      }
      return (joined[...].trimmed, first)
    }
    return nil
  }

  private mutating func line() -> ArraySlice<UInt8> {
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    let text = bytes[offset..<end]
    offset = min(end + 1, bytes.count)
    number += 1
    return text
  }

  /// Passes a help text: all lines that are indented as far as its first one, and blank ones.
  ///
  /// As scripts/kconfig/lexer.l has it, a tab goes to the next column that eight divides.
  mutating func skipHelp() {
    var least: Int?
    while offset < bytes.count {
      var index = offset
      var column = 0
      while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 {
        column = bytes[index] == 0x09 ? (column | 7) + 1 : column + 1
        index += 1
      }
      if index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
        if column == 0 || column < least ?? 0 { return }
        least = least ?? column
      }
      _ = line()
    }
  }
}
