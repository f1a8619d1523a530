// How to read this file: a number in a string of which nobody knows the bytes. Of every character is decided whether it
// is a digit, and the number is computed of those that are, so that it stays a term. How long the string is counts as
// turns of a loop do.

import CLibrary
import CMachine
import CProgram
import CSyntax

/// The digits behind a pointer, of which some are not known (lib/kstrtox.c, `_parse_integer`).
struct DigitsBehind {
  /// What the digits say, in 64 bits.
  private(set) var value = Value.integer(0)
  /// How many digits there are.
  private(set) var count = 0
  /// Where what follows the digits stands.
  private(set) var end: Int
  /// Whether a minus stands before them.
  private(set) var isNegative = false
  private let text: BytesBehind
  private let machine: Machine
  private let of: ScalarOperators

  /// More digits of base 16 might not fit.
  private static let most = 15

  /// Reads the sign, the mark of the base and the digits.
  init(
    _ machine: Machine, _ call: ModelCall, base given: Int64, isSigned: Bool, takesPlus: Bool
  ) throws(Stop) {
    self.machine = machine
    text = ModelEntry.bytes(machine, call, 0)
    of = ScalarOperators(machine, Scalar(bits: 64, isSigned: false), at: call.span)
    end = 0
    let first = try text.value(at: 0)
    if isSigned { isNegative = try text.isCharacter(first, UInt8(ascii: "-")) }
    var hasSign = isNegative
    if takesPlus, !hasSign { hasSign = try text.isCharacter(first, UInt8(ascii: "+")) }
    if hasSign { end = 1 }
    var base = given
    let hasMark = try base == 0 || base == 16 ? isHexadecimal(end) : false
    if base == 0 {
      base = 10
      if hasMark {
        base = 16
      } else if try text.isCharacter(text.value(at: end), UInt8(ascii: "0")) {
        base = 8
      }
    }
    if hasMark { end += 2 }
    while true {
      let byte = try text.value(at: end)
      guard try !text.isZero(byte), let digit = try digit(byte, base) else { break }
      guard count < Self.most else {
        throw Stop(
          .unsupported, "\(call.name.spelling)() of more than \(Self.most) unknown digits",
          span: call.span)
      }
      value = try of(.add, of(.multiply, value, of.number(base)), digit)
      count += 1
      end += 1
    }
  }

  /// Whether nothing but a newline follows.
  func endLine() throws(Stop) -> Bool {
    let isBroken = try text.isCharacter(text.value(at: end), 0x0A)
    return try text.isCharacter(text.value(at: isBroken ? end + 1 : end), 0)
  }

  /// The number with its sign.
  func number() throws(Stop) -> Value {
    isNegative ? try of(.subtract, .integer(0), value) : value
  }

  private func isHexadecimal(_ place: Int) throws(Stop) -> Bool {
    guard try text.isCharacter(text.value(at: place), UInt8(ascii: "0")) else { return false }
    let mark = try text.value(at: place + 1)
    var isMark = try text.isCharacter(mark, UInt8(ascii: "x"))
    if !isMark { isMark = try text.isCharacter(mark, UInt8(ascii: "X")) }
    guard isMark else { return false }
    return try digit(text.value(at: place + 2), 16) != nil
  }

  /// What a character says as a digit of a base, nil if it is none.
  private func digit(_ byte: Value, _ base: Int64) throws(Stop) -> Value? {
    let ranges: [(first: UInt8, last: UInt8, value: Int64)] = [
      (UInt8(ascii: "0"), UInt8(ascii: "9"), 0), (UInt8(ascii: "a"), UInt8(ascii: "f"), 10),
      (UInt8(ascii: "A"), UInt8(ascii: "F"), 10),
    ]
    for (first, last, value) in ranges {
      let count = min(Int64(last - first) + 1, base - value)
      guard count > 0, try text.isIn(byte, first...(first + UInt8(count - 1))) else { continue }
      let wide = machine.converted(
        byte, from: Scalar(bits: 8, isSigned: false), to: Scalar(bits: 64, isSigned: false))
      return try of(.add, of(.subtract, wide, of.number(Int64(first))), of.number(value))
    }
    return nil
  }
}
