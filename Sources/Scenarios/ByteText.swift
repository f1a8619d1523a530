/// A part of a text as bytes, as lines of pasted reports are read.
typealias ByteText = ArraySlice<UInt8>

extension UInt8 {
  /// A blank or a tab.
  var isBlankByte: Bool { self == 0x20 || self == 0x09 }
  /// A decimal digit.
  var isDigitByte: Bool { (0x30...0x39).contains(self) }
  /// A hexadecimal digit.
  var isHexByte: Bool {
    isDigitByte || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
  /// A letter of ASCII.
  var isLetterByte: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  /// What a C identifier is made of.
  var isWordByte: Bool { isDigitByte || isLetterByte || self == UInt8(ascii: "_") }
}

extension ByteText {
  /// The text for people, bytes that are no UTF-8 replaced.
  var string: String { String(decoding: self, as: UTF8.self) }

  /// The text without the blanks around it.
  var trimmed: ByteText {
    let head = drop { $0.isBlankByte }
    guard let last = head.lastIndex(where: { !$0.isBlankByte }) else {
      return head[head.endIndex...]
    }
    return head[...last]
  }

  /// Whether it begins with a text, whatever the case of the text's ASCII letters.
  func begins(with text: StaticString, ignoringCase: Bool = false) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { wanted in
      for (offset, byte) in wanted.enumerated() {
        var own = self[startIndex + offset]
        if ignoringCase, (0x41...0x5A).contains(own) { own |= 0x20 }
        guard own == byte else { return false }
      }
      return true
    }
  }

  /// Whether it is a text.
  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && begins(with: text)
  }

  /// Where a text stands first, if within the first bytes.
  func firstPlace(of text: StaticString, within limit: Int = 4096) -> Int? {
    let width = text.utf8CodeUnitCount
    guard width > 0, count >= width else { return nil }
    for index in startIndex...Swift.min(endIndex - width, startIndex + limit)
    where self[index...].begins(with: text) {
      return index
    }
    return nil
  }

  /// Whether all bytes are hexadecimal digits, and how many at least.
  func isHex(atLeast least: Int = 1) -> Bool {
    count >= least && allSatisfy(\.isHexByte)
  }

  /// Whether all bytes are decimal digits, and there is one.
  var isDecimal: Bool { !isEmpty && allSatisfy(\.isDigitByte) }

  /// The number of up to nine decimal digits.
  var decimal: Int? {
    guard isDecimal, count <= 9 else { return nil }
    return reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The number behind `0x`, of up to sixteen digits.
  var prefixedHex: UInt64? {
    guard begins(with: "0x") else { return nil }
    let digits = dropFirst(2)
    guard digits.isHex(), digits.count <= 16 else { return nil }
    return UInt64(digits.string, radix: 16)
  }

  /// What stands between the first byte and the last.
  var inner: ByteText { count < 2 ? self[endIndex...] : dropFirst().dropLast() }

  /// Whether one bracket opens at the beginning and closes at the end.
  func isEnclosed(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Bool {
    count >= 2 && first == UInt8(ascii: open) && last == UInt8(ascii: close)
  }
}

/// The words of a line, cut at blanks that are in no bracket.
struct Words {
  /// The words, at most `limit`.
  private(set) var items: [ByteText] = []
  /// Whether a bracket is open at the end, so that the line may go on.
  private(set) var isOpen = false
  /// Whether there were more words than are kept: no line of a trace has so many.
  private(set) var isTooLong = false

  /// How many words are kept.
  static let limit = 48

  init(_ text: ByteText) {
    var depth = 0
    var start: Int?
    var isQuoted = false
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if isQuoted {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") { isQuoted = false }
      } else if byte.isBlankByte, depth == 0 {
        if let begin = start {
          items.append(text[begin..<index])
          start = nil
          guard items.count < Self.limit else {
            isTooLong = true
            return
          }
        }
      } else {
        if start == nil { start = index }
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = Swift.max(0, depth - 1)
        // Only gdb prints texts, and only among arguments.
        case UInt8(ascii: "\"") where depth > 0: isQuoted = true
        default: break
        }
      }
      index += 1
    }
    if let begin = start { items.append(text[begin..<text.endIndex]) }
    isOpen = depth > 0
  }
}
