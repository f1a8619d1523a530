// How to read this file: a C expression is cut into words, numbers, literals and operators (C11 6.4), just
// enough to refuse what can be no requirement and to find the names of objects. What the words mean is
// known only at a commit.

/// The text of a C expression that changes nothing, as its letters alone tell.
struct ExpressionText {
  /// A piece of the expression.
  enum Piece: Equatable {
    case word(String)
    /// A number, character or string.
    case literal
    case mark(String)
  }

  private(set) var pieces: [Piece] = []

  /// The longest expression, in bytes; several are several requirements.
  private static let byteLimit = 4096

  /// The operators of C11 6.4.6 that change nothing, the longer before the shorter.
  private static let marks = [
    "->", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", "%", "&", "|", "^",
    "~",
    "!", "<", ">", "?", ":", ".", ",", "(", ")", "[", "]",
  ]

  /// What is refused, the longer before the shorter, and why.
  private static let refused: [(mark: String, reason: String)] = {
    let assignment = "a requirement changes nothing, and this assigns; '==' compares"
    let change = "a requirement changes nothing; write 'a - -b' for two signs"
    return ["<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^="].map { ($0, assignment) }
      + [
        ("++", change), ("--", change),
        ("//", "a comment belongs behind a # outside the expression"),
        ("/*", "a comment belongs behind a # outside the expression"),
      ]
  }()

  /// Cuts a text into pieces and checks them.
  init(_ text: String) throws(ValueError) {
    var bytes = Array(text.utf8)[...]
    guard bytes.count <= Self.byteLimit else {
      throw ValueError(
        id: "too-long", message: "the expression has more than \(Self.byteLimit) bytes")
    }
    while let first = bytes.first {
      if first == 0x20 || (0x09...0x0D).contains(first) {
        bytes = bytes.dropFirst()
      } else {
        pieces.append(try Self.piece(&bytes))
      }
    }
    guard !pieces.isEmpty else {
      throw ValueError(
        id: "no-value", message: "no expression; expected one such as dev->iommu != NULL")
    }
    try checkBrackets()
    try checkEnd()
  }

  /// The words that are looked up as they stand: no members, no tags.
  var names: [String] {
    pieces.enumerated().compactMap { index, piece in
      guard case .word(let word) = piece else { return nil }
      guard index > 0 else { return word }
      switch pieces[index - 1] {
      case .mark("."), .mark("->"), .word("struct"), .word("union"), .word("enum"): return nil
      default: return word
      }
    }
  }

  /// The first name of some that a member is asked of by a `.`, and the member.
  func dotted(_ isWanted: (String) -> Bool) -> (name: String, member: String)? {
    guard pieces.count > 2 else { return nil }
    for index in pieces.indices.dropLast(2) {
      guard case .word(let name) = pieces[index], pieces[index + 1] == .mark("."), isWanted(name),
        case .word(let member) = pieces[index + 2],
        index == 0 || (pieces[index - 1] != .mark(".") && pieces[index - 1] != .mark("->"))
      else { continue }
      return (name, member)
    }
    return nil
  }

  // MARK: Pieces

  private static func piece(_ bytes: inout ArraySlice<UInt8>) throws(ValueError) -> Piece {
    guard let first = bytes.first else { return .literal }
    if isWordPart(first) {
      let isNumber = (0x30...0x39).contains(first)
      let end = bytes.firstIndex { !isWordPart($0) && !(isNumber && $0 == UInt8(ascii: ".")) }
      let word = String(decoding: bytes[..<(end ?? bytes.endIndex)], as: UTF8.self)
      bytes = bytes[(end ?? bytes.endIndex)...]
      return isNumber ? .literal : .word(word)
    }
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      try dropLiteral(&bytes, quote: first)
      return .literal
    }
    if let refused = refused.first(where: { bytes.starts(with: $0.mark.utf8) }) {
      throw ValueError(id: "bad-expression", message: "'\(refused.mark)': \(refused.reason)")
    }
    if let mark = marks.first(where: { bytes.starts(with: $0.utf8) }) {
      bytes = bytes.dropFirst(mark.utf8.count)
      return .mark(mark)
    }
    let letter = String(decoding: bytes, as: UTF8.self).prefix(1)
    switch letter {
    case "=":
      throw ValueError(
        id: "bad-expression",
        message: "'=': a requirement changes nothing, and this assigns; '==' compares")
    case "{", "}", ";":
      throw ValueError(
        id: "bad-expression",
        message: "'\(letter)': a requirement is one expression, without statements")
    default:
      throw ValueError(id: "bad-expression", message: "'\(letter)' begins nothing that C knows")
    }
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_")
  }

  private static func dropLiteral(
    _ bytes: inout ArraySlice<UInt8>, quote: UInt8
  ) throws(ValueError) {
    bytes = bytes.dropFirst()
    while let byte = bytes.popFirst() {
      if byte == quote { return }
      if byte == UInt8(ascii: "\\") { _ = bytes.popFirst() }
    }
    throw ValueError(
      id: "bad-expression",
      message: "a \(String(Unicode.Scalar(quote))) is opened and not closed")
  }

  // MARK: Checks

  private func checkBrackets() throws(ValueError) {
    var open: [String] = []
    for piece in pieces {
      switch piece {
      case .mark("("), .mark("["): if case .mark(let mark) = piece { open.append(mark) }
      case .mark(")"), .mark("]"):
        guard open.popLast() == (piece == .mark(")") ? "(" : "[") else {
          throw ValueError(
            id: "bad-expression",
            message:
              "'\(piece == .mark(")") ? ")" : "]")' closes nothing; brackets must be balanced")
        }
      case .mark(",") where open.isEmpty:
        throw ValueError(
          id: "bad-expression", message: "',' outside of brackets; two requirements are two entries"
        )
      default: break
      }
    }
    if let last = open.last {
      throw ValueError(
        id: "bad-expression", message: "'\(last)' is not closed; brackets must be balanced")
    }
  }

  private func checkEnd() throws(ValueError) {
    if case .mark(let mark)? = pieces.last, mark != ")", mark != "]" {
      throw ValueError(id: "bad-expression", message: "nothing stands behind the last '\(mark)'")
    }
  }
}
