/// A token of a condition as a trace or a site writes it.
struct ConditionToken: Hashable {
  let text: String

  /// Whether it is a name or a number, and not an operator.
  var isWord: Bool {
    guard let first = text.utf8.first else { return false }
    return isNamePart(first) || first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
  }
}

/// The tokens of a condition (C11 6.4), as far as they matter for telling its operands apart.
func conditionTokens(_ text: String) -> [ConditionToken] {
  let bytes = Array(text.utf8)
  var tokens: [ConditionToken] = []
  var index = 0
  func add(_ end: Int) {
    tokens.append(ConditionToken(text: String(decoding: bytes[index..<end], as: UTF8.self)))
    index = end
  }
  while index < bytes.count {
    let byte = bytes[index]
    if byte <= 0x20 {
      index += 1
    } else if isNamePart(byte) {
      var end = index
      while end < bytes.count, isNamePart(bytes[end]) { end += 1 }
      add(end)
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      var end = index + 1
      while end < bytes.count, bytes[end] != byte {
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      add(min(end + 1, bytes.count))
    } else {
      let pair = bytes[index..<min(index + 2, bytes.count)]
      add(index + (longOperators.contains { pair.elementsEqual($0.utf8) } ? 2 : 1))
    }
  }
  return tokens
}

private let longOperators = [
  "->", "&&", "||", "==", "!=", "<=", ">=", "<<", ">>", "++", "--",
]

private func isNamePart(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
  default: false
  }
}

/// The tokens of a condition, joined by one space.
func spaced(_ text: String) -> String { conditionTokens(text).map(\.text).joined(separator: " ") }
