/// A pattern for names anywhere in a path (`N:` in `MAINTAINERS`), as far as it is a plain one.
///
/// A regular expression in which nothing is repeated or chosen between: bytes, `.`, sets, and `^` or `$` at its ends. Others are
/// left alone; whoever they name is missing then, and nobody is named wrongly.
struct NamePattern: Sendable {
  private var parts: [Part] = []
  private var isAtStart = false
  private var isAtEnd = false

  private enum Part: Sendable {
    case byte(UInt8)
    case one
    case set(ByteSet)
  }

  init?(_ bytes: some Collection<UInt8>) {
    // With perl's /x blanks mean nothing.
    var rest = bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }[...]
    if rest.first == UInt8(ascii: "^") {
      isAtStart = true
      rest.removeFirst()
    }
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "$") where rest.isEmpty: isAtEnd = true
      // At the end, what may be there any number of times need not be there.
      case UInt8(ascii: "*") where rest.isEmpty && !parts.isEmpty: parts.removeLast()
      case UInt8(ascii: "."): parts.append(.one)
      case UInt8(ascii: "["):
        // A backslash or a class of characters in it would mean more than the bytes.
        let read = rest
        guard let set = ByteSet(&rest, negations: "^"),
          !read[..<rest.startIndex].contains(where: { "\\[".utf8.contains($0) })
        else { return nil }
        parts.append(.set(set))
      case UInt8(ascii: "\\"):
        // A backslash before a letter or digit means more than the byte.
        guard let next = rest.popFirst(), !Self.isAlphanumeric(next) else { return nil }
        parts.append(.byte(next))
      case _ where "*+?(){}|^$]#".utf8.contains(byte): return nil
      default: parts.append(.byte(byte))
      }
    }
    if parts.isEmpty { return nil }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether it is somewhere in a path.
  func isFound(in path: [UInt8]) -> Bool {
    guard parts.count <= path.count else { return false }
    let last = path.count - parts.count
    for start in 0...last {
      if isAtStart, start > 0 { return false }
      if isAtEnd, start < last { continue }
      if isFound(in: path, at: start) { return true }
    }
    return false
  }

  private func isFound(in path: [UInt8], at start: Int) -> Bool {
    for (offset, part) in parts.enumerated() {
      let byte = path[start + offset]
      switch part {
      case .byte(let own): if own != byte { return false }
      case .one: continue
      case .set(let set): if !set.contains(byte) { return false }
      }
    }
    return true
  }
}
