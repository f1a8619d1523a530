import CSyntax

/// A token of a condition as a trace or a site writes it.
struct ConditionToken: Hashable {
  let text: String

  /// Whether it is a name or a number, and not an operator.
  var isWord: Bool {
    guard let first = text.utf8.first else { return false }
    return isNamePart(first) || first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
  }
}

/// The tokens of a condition (C11 6.4).
func conditionTokens(_ text: String) -> [ConditionToken] {
  let bytes = Array(text.utf8)
  return lexC(bytes).map {
    ConditionToken(text: String(decoding: spelling(of: $0, in: bytes), as: UTF8.self))
  }
}

private func isNamePart(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
  default: false
  }
}

/// The tokens of a condition, joined by one space.
func spaced(_ text: String) -> String { conditionTokens(text).map(\.text).joined(separator: " ") }
