/// How the text of a makefile falls into words, references and arguments.
enum MakeText {
  enum Piece {
    case literal(ArraySlice<UInt8>)
    /// What is between the parentheses, or the one byte after `$`.
    case reference(ArraySlice<UInt8>)
  }

  /// The index behind the reference that begins at a `$`.
  static func endOfReference(_ text: ArraySlice<UInt8>, at start: Int) -> Int {
    guard start + 1 < text.endIndex else { return text.endIndex }
    let open = text[start + 1]
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "{") else { return start + 2 }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
    var depth = 0
    for index in (start + 1)..<text.endIndex {
      if text[index] == open { depth += 1 }
      if text[index] == close {
        depth -= 1
        if depth == 0 { return index + 1 }
      }
    }
    return text.endIndex
  }

  /// What is inside a reference that ends at an index.
  private static func inside(_ text: ArraySlice<UInt8>, _ start: Int, _ end: Int)
    -> ArraySlice<UInt8>
  {
    guard start + 1 < end else { return [] }
    let open = text[start + 1]
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "{") else {
      return text[(start + 1)..<end]
    }
    let last = text[end - 1]
    let isClosed = last == UInt8(ascii: ")") || last == UInt8(ascii: "}")
    return start + 2 <= end - 1 && isClosed ? text[(start + 2)..<(end - 1)] : []
  }

  /// The words of a text, where blanks inside references do not count.
  static func tokens(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var index = text.startIndex
    var start: Int?
    while index < text.endIndex {
      if text[index].isBlank {
        if let begin = start { found.append(text[begin..<index]) }
        start = nil
        index += 1
      } else {
        if start == nil { start = index }
        index =
          text[index] == UInt8(ascii: "$") ? endOfReference(text, at: index) : index + 1
      }
    }
    if let start { found.append(text[start...]) }
    return found
  }

  /// What is inside, if a token is one reference and nothing else.
  static func wholeReference(_ token: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard token.first == UInt8(ascii: "$"), token.count > 1,
      token[token.startIndex + 1] != UInt8(ascii: "$"),
      endOfReference(token, at: token.startIndex) == token.endIndex
    else { return nil }
    return inside(token, token.startIndex, token.endIndex)
  }

  static func pieces(_ text: ArraySlice<UInt8>) -> [Piece] {
    var found: [Piece] = []
    var start = text.startIndex
    while let dollar = text[start...].firstIndex(of: UInt8(ascii: "$")) {
      if dollar > start { found.append(.literal(text[start..<dollar])) }
      let end = endOfReference(text, at: dollar)
      if dollar + 1 < end, text[dollar + 1] == UInt8(ascii: "$") {
        found.append(.literal(text[dollar..<(dollar + 1)]))
      } else {
        found.append(.reference(inside(text, dollar, end)))
      }
      start = end
    }
    if start < text.endIndex { found.append(.literal(text[start...])) }
    return found
  }

  /// The parts of a text between commas that stand in no parentheses.
  static func arguments(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        found.append(text[start..<index])
        start = index + 1
      default: break
      }
    }
    found.append(text[start...])
    return found
  }

  /// The name of the function that a reference calls, and its arguments.
  static func function(_ text: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    guard let end = text.firstIndex(where: { $0.isBlank }) else { return nil }
    let name = text[..<end]
    guard name.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == UInt8(ascii: "-") }) else {
      return nil
    }
    return (name, text[end...].trimmed)
  }

  /// The parts of `NAME:FROM=TO`, with `%` put in where it is left out.
  static func substitution(
    _ text: ArraySlice<UInt8>
  ) -> (name: ArraySlice<UInt8>, from: ArraySlice<UInt8>, to: ArraySlice<UInt8>)? {
    var index = text.startIndex
    while index < text.endIndex, text[index] != UInt8(ascii: ":") {
      index = text[index] == UInt8(ascii: "$") ? endOfReference(text, at: index) : index + 1
    }
    guard index < text.endIndex,
      let equals = text[index...].firstIndex(of: UInt8(ascii: "="))
    else { return nil }
    let from = text[(index + 1)..<equals]
    let to = text[(equals + 1)...]
    if from.contains(UInt8(ascii: "%")) { return (text[..<index], from, to) }
    return (text[..<index], [UInt8(ascii: "%")] + from, [UInt8(ascii: "%")] + to)
  }

  /// What `%` stands for where a pattern matches a word; empty for a pattern without one that is equal.
  static func stem(_ pattern: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let percent = pattern.firstIndex(of: UInt8(ascii: "%")) else {
      return pattern == word ? [] : nil
    }
    let before = pattern[..<percent]
    let after = pattern[(percent + 1)...]
    guard word.count >= before.count + after.count, word.starts(with: before),
      word.suffix(after.count) == after
    else { return nil }
    return word.dropFirst(before.count).dropLast(after.count)
  }

  /// A word with each `FROM` in it replaced.
  static func replacing(
    _ from: ArraySlice<UInt8>, _ to: ArraySlice<UInt8>, in word: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    guard let first = from.first, word.contains(first) else { return word }
    var made: [UInt8] = []
    var rest = word
    while !rest.isEmpty {
      if rest.starts(with: from) {
        made += to
        rest = rest.dropFirst(from.count)
      } else {
        made.append(rest.removeFirst())
      }
    }
    return made[...]
  }
}
