// How to read this file
//
//     value    = integer | "true" | "false" | "NULL" | "unknown" | errno | "error" errno
//              | "global" path | "model" name | "function" name | "constant" name
//              | string | path
//     integer  = ["-" | "+"] (decimal | "0x" hex) | "'" character "'"
//     errno    = ["-"] "E" name
//     path     = name {"." name | "[" decimal "]"}
//     string   = '"' {character} '"'
//
// A path that stands alone begins with an object of the scenario or with the result of a call.
// Anything else is refused with what was probably meant; nothing is guessed.

/// Why a text is no value.
struct ValueError: Error {
  var id: String
  var message: String
}

/// Reads the grammar of scalars.
enum ValueGrammar {
  /// A scalar as read, its names not yet looked up.
  enum Scalar: Equatable {
    case value(StateValue)
    /// A bare word with members behind it: an object or a result.
    case name(ObjectPath)
  }

  /// Words that cannot be names of objects, models and results.
  static let keywords: Set<String> = [
    "NULL", "unknown", "true", "false", "error", "global", "model", "function", "constant",
    "any", "pointer",
  ]

  static func parse(_ raw: String) throws(ValueError) -> Scalar {
    let text = trimmed(raw)
    guard let first = text.utf8.first else {
      throw ValueError(id: "no-value", message: "nothing is written; write a value, such as NULL")
    }
    if let word = misleading[text] { throw ValueError(id: "no-value", message: word) }
    switch text {
    case "NULL": return .value(.null)
    case "unknown": return .value(.unknown)
    case "true": return .value(.boolean(true))
    case "false": return .value(.boolean(false))
    default: break
    }
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    if !isQuoted, text.contains(", ") || text.contains(" or ") {
      throw ValueError(
        id: "bad-value",
        message:
          "'\(text.shortened)' is no single value; several are a list, as in [-EBUSY, -EAGAIN]")
    }
    switch first {
    case UInt8(ascii: "\""): return .value(.string(try cString(text, quote: "\"")))
    case UInt8(ascii: "'"): return .value(.integer(try character(text)))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"):
      return .value(.integer(try integer(text)))
    case UInt8(ascii: "-"):
      if text.dropFirst().utf8.first.map(isDigit) ?? false {
        return .value(.integer(try integer(text)))
      }
      return .value(.errno(try errno(String(text.dropFirst())), isNegative: true))
    case UInt8(ascii: "&"), UInt8(ascii: "*"):
      throw ValueError(
        id: "bad-value",
        message: "a pointer is written as the bare name: \(text.dropFirst())")
    default: return try word(text)
    }
  }

  /// Words that YAML or another language reads as something, with what to write here.
  private static let misleading: [String: String] = {
    var words: [String: String] = [:]
    for word in ["null", "Null", "~", "nil", "none", "None", "nullptr", "(null)"] {
      words[word] = "'\(word)' is no value here; write NULL"
    }
    for word in ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE"] {
      words[word] = "'\(word)' is no value here; write true or 1"
    }
    for word in ["n", "N", "no", "No", "NO", "off", "Off", "OFF", "False", "FALSE"] {
      words[word] = "'\(word)' is no value here; write false or 0"
    }
    return words
  }()

  // MARK: Words

  private static func word(_ text: String) throws(ValueError) -> Scalar {
    if text.contains(where: { "()+*/%!~".contains($0) }) {
      throw ValueError(
        id: "bad-value",
        message:
          "'\(text.shortened)' is no value; a scenario computes nothing, so write a number or a name"
      )
    }
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    if parts.count > 1 {
      guard parts.count == 2 else {
        throw ValueError(id: "bad-value", message: "'\(text.shortened)' is no value")
      }
      switch parts[0] {
      case "error":
        guard parts[1].hasPrefix("-") else {
          throw ValueError(
            id: "bad-value", message: "an error pointer is written with its sign: error -EINVAL")
        }
        return .value(.errorPointer(try errno(String(parts[1].dropFirst()))))
      case "global": return .value(.global(try path(parts[1])))
      case "model": return .value(.model(try identifier(parts[1])))
      case "function": return .value(.function(try identifier(parts[1])))
      case "constant": return .value(.constant(try identifier(parts[1])))
      default:
        let near = nearestName(
          to: parts[0], among: ["error", "global", "model", "function", "constant"])
        throw ValueError(
          id: "bad-value",
          message: "'\(text.shortened)' is no value; two words begin with error, global, model, "
            + "function or constant" + (near.map { "; did you mean '\($0) \(parts[1])'?" } ?? ""))
      }
    }
    if let number = Errno(name: text) { return .value(.errno(number, isNegative: false)) }
    return .name(try path(text))
  }

  /// Reads the name of an errno, without its sign.
  static func errno(_ name: String) throws(ValueError) -> Errno {
    if let errno = Errno(name: name) { return errno }
    let upper = name.uppercased()
    let near = Errno(name: upper) != nil ? upper : nearestName(to: name, among: Errno.names)
    throw ValueError(
      id: "unknown-errno",
      message: "'\(name.shortened)' is the name of no errno"
        + (near.map { "; did you mean '\($0)'?" } ?? ", such as EINVAL"))
  }

  /// Reads one C identifier.
  static func identifier(_ text: String) throws(ValueError) -> String {
    guard isIdentifier(text) else {
      if let open = text.firstIndex(of: "("), isIdentifier(trimmed(String(text[..<open]))) {
        throw ValueError(
          id: "bad-name",
          message: "'\(text.shortened)' is no name; expected one without parentheses, such as "
            + "\(trimmed(String(text[..<open])))")
      }
      throw ValueError(
        id: "bad-name", message: "'\(text.shortened)' is no name; expected letters, digits and _")
    }
    return text
  }

  /// Reads a name and the members behind it.
  static func path(_ text: String) throws(ValueError) -> ObjectPath {
    guard !text.contains("->") else {
      throw ValueError(
        id: "bad-name",
        message: "'\(text.shortened)': a member is written with '.'; '->' would be another object")
    }
    let end = text.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") }
    let name = try identifier(String(text[..<(end ?? text.endIndex)]))
    guard let end else { return ObjectPath(name: name) }
    let rest = text[end...]
    let isMember = rest.utf8.first == UInt8(ascii: ".")
    return ObjectPath(name: name, members: try members(isMember ? rest.dropFirst() : rest))
  }

  /// Reads members: `archdata.mapping`, `bitmaps[0]`, `[1].dev`.
  static func members(_ text: some StringProtocol) throws(ValueError) -> MemberPath {
    guard !text.contains("->") else {
      throw ValueError(
        id: "bad-name",
        message:
          "'\(String(text).shortened)': a member is written with '.'; '->' would be another object")
    }
    var steps: [MemberPath.Step] = []
    for (position, part) in text.split(separator: ".", omittingEmptySubsequences: false)
      .enumerated()
    {
      var pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      let member = pieces.removeFirst()
      // Only at the very beginning can an index stand without a member.
      if !(member.isEmpty && position == 0 && !pieces.isEmpty) {
        guard !member.isEmpty || text.isEmpty else {
          throw ValueError(
            id: "bad-name", message: "'\(String(text).shortened)': a name is missing beside a '.'")
        }
        steps.append(.member(try identifier(String(member))))
      }
      for piece in pieces {
        guard piece.hasSuffix("]"), let index = decimal(piece.dropLast()) else {
          throw ValueError(
            id: "bad-name", message: "'\(String(text).shortened)': expected an index such as [0]")
        }
        steps.append(.index(index))
      }
    }
    return MemberPath(steps: steps)
  }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, !isDigit(first) else { return false }
    return text.utf8.allSatisfy {
      isDigit($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == UInt8(ascii: "_")
    }
  }

  static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    let start = text.drop(while: isBlank)
    return String(start.reversed().drop(while: isBlank).reversed())
  }

  // MARK: Numbers and texts

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func decimal(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy(isDigit), text.utf8.count <= 9 else { return nil }
    return Int(text)
  }

  /// Reads a whole number from -2^63 to 2^64-1.
  static func integer(_ text: String) throws(ValueError) -> Int128 {
    let isNegative = text.hasPrefix("-")
    var digits = Substring(text)
    if isNegative || text.hasPrefix("+") { digits = digits.dropFirst() }
    let isHex = digits.hasPrefix("0x") || digits.hasPrefix("0X")
    let body = isHex ? digits.dropFirst(2) : digits
    if !isHex, body.count > 1, body.hasPrefix("0") {
      throw ValueError(
        id: "bad-number",
        message: "'\(text.shortened)' begins with 0, which C reads as octal and YAML sometimes; "
          + "write it decimal or with 0x")
    }
    let isPlain = body.utf8.allSatisfy {
      isDigit($0) || isHex && ((0x41...0x46).contains($0) || (0x61...0x66).contains($0))
    }
    guard !body.isEmpty, isPlain else {
      throw ValueError(
        id: "bad-number",
        message: "'\(text.shortened)' is no number; expected digits, or 0x and hex digits, without "
          + "suffix or _")
    }
    let magnitude = body.utf8.count <= 30 ? Int128(body, radix: isHex ? 16 : 10) : nil
    guard let magnitude, isNegative ? magnitude <= 1 << 63 : magnitude < 1 << 64 else {
      throw ValueError(id: "bad-number", message: "'\(text.shortened)' does not fit into 64 bits")
    }
    return isNegative ? -magnitude : magnitude
  }

  private static func character(_ text: String) throws(ValueError) -> Int128 {
    let content = Array(try cString(text, quote: "'").unicodeScalars)
    guard content.count == 1, content[0].value < 0x100 else {
      throw ValueError(
        id: "bad-number", message: "\(text.shortened): expected one character between ' and '")
    }
    return Int128(content[0].value)
  }

  /// Reads a text between quotes with C's escapes.
  private static func cString(_ text: String, quote: Unicode.Scalar) throws(ValueError) -> String {
    let failure = ValueError(
      id: "bad-string",
      message: "\(text.shortened): expected a text between \(quote) and \(quote), with C's escapes")
    var scalars = text.unicodeScalars.dropFirst()
    guard scalars.popLast() == quote else { throw failure }
    var result = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      guard scalar != quote else { throw failure }
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      guard let letter = scalars.popFirst() else { throw failure }
      switch letter {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "0": result.append("\0")
      case "\\", "\"", "'": result.append(letter)
      case "x":
        let digits = String(String.UnicodeScalarView(scalars.prefix(2)))
        guard digits.utf8.count == 2, let code = UInt8(digits, radix: 16), code < 0x80 else {
          throw failure
        }
        scalars = scalars.dropFirst(2)
        result.append(Unicode.Scalar(code))
      default: throw failure
      }
    }
    return String(result)
  }
}
