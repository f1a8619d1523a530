// Constants and string literals (C11 6.4.4, 6.4.5), with the values that gcc gives them.

extension Parser {
  // integer-constant = (decimal | "0" octal | "0x" hexadecimal | "0b" binary) suffix?

  /// A number: an integer with its value, a floating constant as spelled.
  mutating func parseNumber() -> Expression {
    let start = index
    if let constant = withSpelling(integerConstant) {
      advance()
      return Expression(.integer(constant), span(from: start))
    }
    let isFloating = withSpelling(isFloatingConstant)
    let name = spelledText
    advance()
    if isFloating { return Expression(.floating(name), span(from: start)) }
    // `CLOCK(192mhz)`: half of a name that a macro pastes.
    if form == .natural { return Expression(.word(name), span(from: start)) }
    return unparsedExpression("'\(name.spelling)' is no number", from: start)
  }

  // character-constant = prefix? "'" (character | escape)+ "'"

  /// A character constant: the byte itself, or gcc's value of several characters.
  ///
  /// A single character without prefix is 0 to 255 here; whether 0x80 and above are negative depends
  /// on the architecture, and the machine knows it.
  mutating func parseCharacter() -> Expression {
    let start = index
    let literal = withSpelling { Literal($0) }
    advance()
    guard let literal else { return unparsedExpression("a broken character", from: start) }
    var value: Int64 = 0
    if literal.prefix.isEmpty {
      guard !literal.values.isEmpty else {
        return unparsedExpression("an empty character constant", from: start)
      }
      // gcc: each further character shifts the earlier ones up by eight bits, in an int.
      var bits: UInt32 = 0
      for byte in literal.bytes { bits = bits << 8 | UInt32(byte) }
      value = literal.bytes.count == 1 ? Int64(bits) : Int64(Int32(bitPattern: bits))
    } else {
      // A wide constant of several characters has the value of its last one in gcc.
      value = Int64(literal.scalars.last ?? 0)
    }
    return Expression(.character(value: value, prefix: literal.prefix), span(from: start))
  }

  // string-literal = (prefix? '"' (character | escape)* '"')+

  /// String literals, adjacent ones joined; the prefix is that of the first that has one.
  ///
  /// A wide one is made of units of four bytes each, the lowest first.
  mutating func parseStrings() -> Expression {
    let start = index
    var bytes: [UInt8] = []
    var prefix = ""
    var isBroken = false
    while kind == .string {
      if let plain = withSpelling(Literal.plain) {
        if bytes.isEmpty { bytes = plain } else { bytes += plain }
      } else if let literal = withSpelling({ Literal($0) }) {
        bytes += literal.bytes
        if prefix.isEmpty { prefix = literal.prefix }
      } else {
        isBroken = true
      }
      advance()
    }
    if isBroken { return unparsedExpression("a broken string", from: start) }
    if !prefix.isEmpty, prefix != "u8" {
      // All of them are wide if one is (C11 6.4.5p5).
      index = start
      bytes = []
      while kind == .string {
        for scalar in withSpelling({ Literal($0) })?.scalars ?? [] {
          bytes += (0..<4).map { UInt8(truncatingIfNeeded: scalar >> ($0 * 8)) }
        }
        advance()
      }
    }
    return Expression(.string(bytes, prefix: prefix), span(from: start))
  }
}

/// An integer constant with gcc's suffixes; nil if the bytes are none.
private func integerConstant(_ bytes: UnsafeBufferPointer<UInt8>) -> IntegerConstant? {
  var index = 0
  var radix: UInt64 = 10
  if bytes.first == UInt8(ascii: "0"), bytes.count > 1 {
    switch bytes[1] | 0x20 {
    case UInt8(ascii: "x"): (radix, index) = (16, 2)
    case UInt8(ascii: "b"): (radix, index) = (2, 2)
    default: radix = 8
    }
  }
  var constant = IntegerConstant(value: 0, isDecimal: radix == 10)
  let first = index
  while index < bytes.count, let digit = hexadecimal(bytes[index]), digit < radix {
    // Beyond 64 bits gcc warns and truncates.
    constant.value = constant.value &* radix &+ digit
    index += 1
  }
  guard index > first else { return nil }
  if index == bytes.count { return constant }
  switch String(decoding: bytes[index...], as: UTF8.self) {
  case "": break
  case "u", "U": constant.isUnsigned = true
  case "l", "L": constant.longs = 1
  case "ll", "LL": constant.longs = 2
  case "ul", "uL", "Ul", "UL", "lu", "lU", "Lu", "LU":
    constant.isUnsigned = true
    constant.longs = 1
  case "ull", "uLL", "Ull", "ULL", "llu", "llU", "LLu", "LLU":
    constant.isUnsigned = true
    constant.longs = 2
  default: return nil
  }
  return constant
}

private func hexadecimal(_ byte: UInt8) -> UInt64? {
  switch byte {
  case 0x30...0x39: UInt64(byte) - 0x30
  case 0x41...0x46: UInt64(byte) - 0x37
  case 0x61...0x66: UInt64(byte) - 0x57
  default: nil
  }
}

// floating-constant = digits with a dot or an exponent, or hexadecimal with "p" exponent; suffix?

private func isFloatingConstant(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let isHexadecimal =
    bytes.count > 2 && bytes[0] == UInt8(ascii: "0") && bytes[1] | 0x20 == UInt8(ascii: "x")
  var index = isHexadecimal ? 2 : 0
  var digits = 0
  var hasDot = false
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "."), !hasDot {
      hasDot = true
    } else if let digit = hexadecimal(bytes[index]), isHexadecimal || digit < 10 {
      digits += 1
    } else {
      break
    }
    index += 1
  }
  guard digits > 0 else { return false }
  var hasExponent = false
  if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: isHexadecimal ? "p" : "e") {
    index += 1
    if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
    let first = index
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
    guard index > first else { return false }
    hasExponent = true
  }
  guard isHexadecimal ? hasExponent : hasDot || hasExponent else { return false }
  let suffixes = [
    "", "f", "l", "d", "w", "q", "i", "j", "fi", "li", "bf16", "f16", "f32", "f64", "f128", "f32x",
    "f64x", "df", "dd", "dl",
  ]
  return suffixes.contains(String(decoding: bytes[index...], as: UTF8.self).lowercased())
}

/// A decoded character or string literal.
private struct Literal: Sendable {
  /// `L`, `u`, `U`, `u8` or empty.
  let prefix: String
  /// Its units: bytes and escaped numbers as they are, universal names as scalars.
  private(set) var values: [Unit] = []

  /// One byte or escape of a literal.
  struct Unit: Sendable {
    let value: UInt32
    /// Whether it is a universal character name.
    let isScalar: Bool
    /// Whether it is a number or mark behind a backslash, and so no part of a UTF-8 sequence.
    let isEscaped: Bool
  }

  /// The bytes of a closed string that has no prefix and no escapes but the simplest, as nearly all.
  static func plain(_ spelling: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard spelling.count >= 2, spelling[0] == 0x22, spelling[spelling.count - 1] == 0x22 else {
      return nil
    }
    let inner = UnsafeBufferPointer(rebasing: spelling[1..<(spelling.count - 1)])
    guard inner.contains(UInt8(ascii: "\\")) else { return Array(inner) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(inner.count)
    var index = 0
    while index < inner.count {
      let byte = inner[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard index < inner.count else { return nil }
      switch inner[index] {
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): bytes.append(inner[index])
      default: return nil
      }
      index += 1
    }
    return bytes
  }

  /// Decodes a literal with its quotes; nil if it is not closed or an escape is broken.
  init?(_ spelling: UnsafeBufferPointer<UInt8>) {
    guard let quote = spelling.firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      spelling.count >= quote + 2, spelling.last == spelling[quote]
    else { return nil }
    prefix = String(decoding: spelling[..<quote], as: UTF8.self)
    values.reserveCapacity(spelling.count)
    var rest = spelling[(quote + 1)..<(spelling.count - 1)]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        values.append(Unit(value: UInt32(byte), isScalar: false, isEscaped: false))
        continue
      }
      guard let value = Self.escape(&rest) else { return nil }
      values.append(Unit(value: value.value, isScalar: value.isScalar, isEscaped: true))
    }
  }

  // escape = "\" (simple | octal{1,3} | "x" hexadecimal+ | "u" hexadecimal{4} | "U" hexadecimal{8})

  private static func escape(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> (
    value: UInt32, isScalar: Bool
  )? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "n"): return (10, false)
    case UInt8(ascii: "t"): return (9, false)
    case UInt8(ascii: "r"): return (13, false)
    case UInt8(ascii: "a"): return (7, false)
    case UInt8(ascii: "b"): return (8, false)
    case UInt8(ascii: "f"): return (12, false)
    case UInt8(ascii: "v"): return (11, false)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): return (27, false)
    case 0x30...0x37:
      var value = UInt32(byte - 0x30)
      var count = 1
      while count < 3, let digit = rest.first, digit >= 0x30, digit <= 0x37 {
        value = value * 8 + UInt32(digit - 0x30)
        rest.removeFirst()
        count += 1
      }
      return (value, false)
    case UInt8(ascii: "x"): return digits(&rest, atMost: Int.max).map { ($0, false) }
    case UInt8(ascii: "u"): return digits(&rest, atMost: 4).map { ($0, true) }
    case UInt8(ascii: "U"): return digits(&rest, atMost: 8).map { ($0, true) }
    // gcc warns about an unknown escape and takes the character itself.
    default: return (UInt32(byte), false)
    }
  }

  private static func digits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>, atMost limit: Int)
    -> UInt32?
  {
    var value: UInt32 = 0
    var count = 0
    while count < limit, let byte = rest.first, let digit = hexadecimal(byte) {
      value = value << 4 | UInt32(digit)
      rest.removeFirst()
      count += 1
    }
    return count > 0 ? value : nil
  }

  /// The bytes of a narrow literal; scalars as UTF-8.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count)
    for unit in values {
      let (value, isScalar) = (unit.value, unit.isScalar)
      let needsEncoding = isScalar || (!prefix.isEmpty && prefix != "u8" && value > 0xFF)
      if needsEncoding, let scalar = Unicode.Scalar(value) {
        bytes += Array(String(Character(scalar)).utf8)
      } else {
        bytes.append(UInt8(truncatingIfNeeded: value))
      }
    }
    return bytes
  }

  /// The characters of a wide literal: its bytes read as UTF-8.
  var scalars: [UInt32] {
    var result: [UInt32] = []
    var plain: [UInt8] = []
    func flush() {
      result += String(decoding: plain, as: UTF8.self).unicodeScalars.map(\.value)
      plain = []
    }
    for unit in values {
      let value = unit.value
      if unit.isEscaped || value < 0x80 {
        flush()
        result.append(value)
      } else {
        plain.append(UInt8(value))
      }
    }
    flush()
    return result
  }
}

/// The value of a preprocessing number that is an integer constant (C11 6.4.4.1), nil if it is none.
public func parseIntegerConstant(_ bytes: [UInt8]) -> IntegerConstant? {
  bytes.withUnsafeBufferPointer(integerConstant)
}

/// The value of a character constant as the preprocessor sees it (C11 6.10.1p4), nil if it is none.
public func parseCharacterConstant(_ bytes: [UInt8]) -> Int64? {
  let token = Token(
    kind: .character, text: Name(bytes: bytes[...]), span: Span(file: 0, start: 0, end: 0))
  var parser = Parser([token]) { _ in false }
  guard case .character(let value, _) = parser.parseCharacter().kind else { return nil }
  return value
}
