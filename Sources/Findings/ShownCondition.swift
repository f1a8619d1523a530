// How to read this file: a condition of many alternatives is shown in part, its shortest ones first to be kept. What is
// left out is said, so that nobody takes a part for the whole.

/// A condition as far as it is shown.
public struct ShownCondition: Hashable, Sendable {
  /// C, with `...` for what is left out.
  public let text: String
  /// Whether that is all of it.
  public let isWhole: Bool
  /// How many of its alternatives stand in the text.
  public let shown: Int
  /// How many alternatives it has.
  public let alternatives: Int

  /// How much is shown, in characters.
  public static let limit = 700

  /// Shows no more of a condition than a reader takes in.
  ///
  /// - Parameter condition: C as conditions are written: alternatives, perhaps behind what all of them have in common.
  public init(_ condition: String, limit: Int = Self.limit) {
    guard condition.utf8.count > limit else {
      (text, isWhole, shown, alternatives) = (condition, true, 1, 1)
      return
    }
    var common = ""
    var alternatives = Self.parts(of: condition, "||")
    if alternatives.count == 1 {
      let all = Self.parts(of: condition, "&&")
      if all.count > 1, let last = all.last.flatMap(Self.withoutBrackets) {
        let inner = Self.parts(of: last, "||")
        if inner.count > 1 {
          common = all.dropLast().joined(separator: " && ") + " && "
          alternatives = inner
        }
      }
    }
    let order = alternatives.indices.sorted {
      (alternatives[$0].utf8.count, $0) < (alternatives[$1].utf8.count, $1)
    }
    var kept: Set<Int> = []
    var length = common.utf8.count
    for index in order {
      length += alternatives[index].utf8.count + 4
      guard length <= limit || kept.isEmpty else { break }
      kept.insert(index)
    }
    var either = alternatives.indices.filter(kept.contains).map { alternatives[$0] }
    // One alternative alone may be too long.
    if either.count == 1, either[0].utf8.count > limit { either[0] = Self.cut(either[0], limit) }
    if common.utf8.count > limit { common = Self.cut(common, limit) + " && " }
    let isCut = kept.count < alternatives.count
    let text = either.joined(separator: " || ") + (isCut ? " || ..." : "")
    self.text = common.isEmpty ? text : "\(common)(\(text))"
    (isWhole, shown, self.alternatives) = (false, kept.count, alternatives.count)
  }

  /// What is left out, as a sentence; nil if nothing is.
  public var note: String? {
    if isWhole { return nil }
    if shown == alternatives { return "A part of the condition is left out here." }
    return "Of its \(alternatives) alternatives \(shown) \(shown == 1 ? "is" : "are") shown, the "
      + "\(shown == 1 ? "shortest one" : "shortest ones")."
  }

  /// What is joined by an operator, outside of brackets, quotes and comments.
  private static func parts(of text: String, _ operation: String) -> [String] {
    let bytes = Array(text.utf8)
    let wanted = Array(operation.utf8)
    var (parts, start, depth, index): ([String], Int, Int, Int) = ([], 0, 0, 0)
    var quote: UInt8?
    func part(to end: Int) -> String {
      String(decoding: bytes[start..<end], as: UTF8.self).trimmed
    }
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == open {
          quote = nil
        }
      } else if byte == UInt8(ascii: "/"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "*")
      {
        index += 2
        while index + 1 < bytes.count,
          bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
        {
          index += 1
        }
        index += 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
        depth -= 1
      } else if depth == 0, bytes[index...].starts(with: wanted) {
        parts.append(part(to: index))
        index += wanted.count
        start = index
        continue
      }
      index += 1
    }
    return parts + [part(to: bytes.count)]
  }

  /// What stands between a pair of brackets that are the first and the last character; nil for anything else.
  private static func withoutBrackets(_ text: String) -> String? {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
    let inner = String(text.dropFirst().dropLast())
    // A bracket that closes one before it makes them no pair.
    var depth = 0
    for byte in inner.utf8 {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { return nil }
    }
    return inner
  }

  /// The beginning of a conjunction, or of anything else that is too long.
  private static func cut(_ text: String, _ limit: Int) -> String {
    let inner = withoutBrackets(text)
    let isBracketed = inner != nil
    let all = parts(of: inner ?? text, "&&")
    var kept: [String] = []
    var length = 0
    for part in all {
      length += part.utf8.count + 4
      guard length <= limit else { break }
      kept.append(part)
    }
    let text =
      kept.isEmpty
      ? String(text.prefix(limit)) + " ..." : (kept + ["..."]).joined(separator: " && ")
    return isBracketed && !kept.isEmpty ? "(\(text))" : text
  }
}

extension String {
  /// Without the blanks at its ends.
  fileprivate var trimmed: String {
    let isBlank = { (character: Character) in character == " " }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
