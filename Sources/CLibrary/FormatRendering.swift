public import CMachine
import CProgram

/// Whose printf: the two differ in how they write zero and in what `%p` means.
public enum FormatDialect: Sendable {
  /// The C library's (C11 7.21.6.1).
  case library
  /// The kernel's (lib/vsprintf.c).
  case kernel
}

/// What a printf format makes of the values at hand.
public struct RenderedFormat: Sendable {
  /// The bytes, with `?` for a value that is not known and, in the kernel's, the object's name for `%p`.
  public internal(set) var bytes: [UInt8] = []
  /// Whether the real function would write the very same bytes, addresses aside.
  public internal(set) var isExact = true
  /// What the real function would do wrong: a string that cannot be read is no matter of the format.
  public internal(set) var fault: Stop?

  /// The text as a message shows it: without the level that printk takes off, and without a newline.
  public var message: String {
    // KERN_SOH and a level begin a message of printk (include/linux/kern_levels.h).
    var shown = bytes.first == 1 ? bytes.dropFirst(2) : bytes[...]
    while shown.last == 0x0A { shown.removeLast() }
    return String(decoding: shown, as: UTF8.self)
  }
}

/// One conversion of a format: `%-08lx` (C11 7.21.6.1).
private struct Conversion {
  let dialect: FormatDialect
  var isLeft = false
  var isZeroPadded = false
  var isAlternate = false
  var sign = ""
  var width = 0
  var precision: Int?
  var bits = 32
  var kind: UInt8 = 0

  /// A number as this conversion writes it, before it is padded to the width.
  func digits(of number: Int64) -> String {
    let shift = 64 - UInt64(bits)
    let raw = (UInt64(bitPattern: number) << shift) >> shift
    let value = (number << Int64(shift)) >> Int64(shift)
    var prefix = ""
    var digits: String
    switch kind {
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      digits = String(raw, radix: 16, uppercase: kind == UInt8(ascii: "X"))
      // The kernel writes the prefix for 0, too (lib/vsprintf.c, number()).
      if isAlternate, raw != 0 || dialect == .kernel {
        prefix = kind == UInt8(ascii: "x") ? "0x" : "0X"
      }
    case UInt8(ascii: "o"):
      digits = String(raw, radix: 8)
      if isAlternate { prefix = "0" }
      // The kernel's prefix stands before what the precision asks for, as number() does it.
      if raw == 0 || (dialect == .library && (precision ?? 0) > digits.utf8.count) { prefix = "" }
    case UInt8(ascii: "u"): digits = String(raw)
    default:
      digits = String(value.magnitude)
      prefix = value < 0 ? "-" : sign
    }
    // C11 7.21.6.1p8: zero with a precision of zero has no digits at all.
    if dialect == .library, precision == 0, raw == 0 {
      digits = kind == UInt8(ascii: "o") && isAlternate ? "0" : ""
    }
    // In C a precision overrides the flag 0 (7.21.6.1p6), in the kernel's number() it does not.
    let filled = isZeroPadded && !isLeft ? width - prefix.utf8.count : 0
    let least = dialect == .library ? precision ?? filled : max(precision ?? 0, filled)
    digits = String(repeating: "0", count: max(0, least - digits.utf8.count)) + digits
    return prefix + digits
  }

  func padded(_ bytes: [UInt8]) -> [UInt8] {
    let blanks = [UInt8](repeating: 0x20, count: max(0, width - bytes.count))
    return isLeft ? bytes + blanks : blanks + bytes
  }
}

/// Renders printf formats over the arguments of a call.
private struct FormatRenderer {
  let machine: Machine
  let dialect: FormatDialect
  var arguments: ArraySlice<Value>
  var format: ArraySlice<UInt8>
  var result = RenderedFormat()

  /// A wider field than anybody writes; what asks for more is not rendered exactly.
  private static let widthLimit = 4096

  mutating func render() {
    while let byte = format.popFirst() {
      if byte != UInt8(ascii: "%") {
        result.bytes.append(byte)
      } else if format.first == UInt8(ascii: "%") {
        result.bytes.append(byte)
        format.removeFirst()
      } else if let conversion = conversion() {
        write(conversion)
      } else {
        result.isExact = false
      }
    }
  }

  private mutating func conversion() -> Conversion? {
    var conversion = Conversion(dialect: dialect)
    while let flag = format.first, "-0+ #".utf8.contains(flag) {
      format.removeFirst()
      switch flag {
      case UInt8(ascii: "-"): conversion.isLeft = true
      case UInt8(ascii: "0"): conversion.isZeroPadded = true
      case UInt8(ascii: "#"): conversion.isAlternate = true
      case UInt8(ascii: "+"): conversion.sign = "+"
      default: if conversion.sign.isEmpty { conversion.sign = " " }
      }
    }
    let width = number() ?? 0
    conversion.isLeft = conversion.isLeft || width < 0
    conversion.width = abs(width)
    if format.first == UInt8(ascii: ".") {
      format.removeFirst()
      // A negative one, which only `*` gives, is as none, and a missing one is 0 (C11 7.21.6.1p4 and 5); in
      // the kernel it is the other way round (lib/vsprintf.c, format_decode()).
      if let given = number() ?? (dialect == .library ? 0 : nil) {
        conversion.precision = given < 0 && dialect == .library ? nil : max(0, given)
      }
    }
    conversion.bits = lengthModifier()
    guard let kind = format.popFirst() else { return nil }
    conversion.kind = kind
    return conversion
  }

  /// A width or precision: digits, or `*` and an argument.
  private mutating func number() -> Int? {
    var number: Int?
    if format.first == UInt8(ascii: "*") {
      format.removeFirst()
      guard let value = arguments.popFirst()?.number else {
        result.isExact = false
        return 0
      }
      number = Int(Int32(truncatingIfNeeded: value))
    }
    while let digit = format.first, digit >= 0x30, digit <= 0x39, (number ?? 0) < 100_000 {
      number = (number ?? 0) * 10 + Int(digit - 0x30)
      format.removeFirst()
    }
    guard let number else { return nil }
    if abs(number) > Self.widthLimit { result.isExact = false }
    return min(max(number, -Self.widthLimit), Self.widthLimit)
  }

  private mutating func lengthModifier() -> Int {
    let long = machine.longScalar.bits
    var bits = 32
    while let letter = format.first, "hlLqjzZt".utf8.contains(letter) {
      format.removeFirst()
      switch letter {
      case UInt8(ascii: "h"): bits = bits == 16 ? 8 : 16
      case UInt8(ascii: "l"):
        bits = long
        if format.first == letter {
          format.removeFirst()
          bits = 64
        }
      case UInt8(ascii: "z"), UInt8(ascii: "Z"), UInt8(ascii: "t"): bits = long
      default: bits = 64
      }
    }
    return bits
  }

  private mutating func write(_ conversion: Conversion) {
    switch conversion.kind {
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "x"),
      UInt8(ascii: "X"), UInt8(ascii: "o"):
      guard let value = arguments.popFirst(), let number = value.number else { return guess() }
      result.bytes += conversion.padded(Array(conversion.digits(of: number).utf8))
    case UInt8(ascii: "c"):
      guard let number = arguments.popFirst()?.number else { return guess() }
      result.bytes += conversion.padded([UInt8(truncatingIfNeeded: number)])
    case UInt8(ascii: "s"):
      guard let value = arguments.popFirst() else { return guess() }
      // With a precision the string need not have a zero (C11 7.21.6.1p8).
      let text =
        value.number == 0
        ? Array("(null)".utf8)
        : machine.string(at: value, limit: 1 << 20, cut: conversion.precision)
      guard let bytes = text else { return guess(at: value, conversion) }
      result.bytes += conversion.padded(Array(bytes.prefix(conversion.precision ?? bytes.count)))
    case UInt8(ascii: "n") where dialect == .library:
      // Stores how much was printed (C11 7.21.6.1p8).
      guard let place = arguments.popFirst(),
        (try? machine.write(
          .integer(result.bytes.count), through: place, bytes: conversion.bits / 8,
          at: machine.currentSpan)) != nil
      else { return guess() }
    case UInt8(ascii: "p") where dialect == .library:
      guard let value = arguments.popFirst(), !value.isUnknown,
        let number = try? machine.number(value, at: machine.currentSpan)
      else {
        return guess()
      }
      let shown = number == 0 ? "(nil)" : "0x" + String(UInt64(bitPattern: number), radix: 16)
      result.bytes += conversion.padded(Array(shown.utf8))
    case UInt8(ascii: "p"):
      // Addresses are hashed, and the letters behind them are the kernel's own
      // (Documentation/core-api/printk-formats.rst).
      while let letter = format.first, isExtension(letter) { format.removeFirst() }
      result.isExact = false
      guard let value = arguments.popFirst(), !value.isUnknown else { return guess() }
      result.bytes += Array(machine.describe(value).utf8)
    default:
      arguments = arguments.dropFirst()
      guess()
    }
  }

  /// Nothing is known of a string; the C library stumbles over the first byte that cannot be read.
  private mutating func guess(at value: Value, _ conversion: Conversion) {
    if dialect == .library, result.fault == nil {
      do throws(Stop) {
        _ = try ModelEntry.string(
          machine, value, limit: conversion.precision ?? .max, at: machine.currentSpan)
      } catch {
        if case .fault = error.kind { result.fault = error }
      }
    }
    guess()
  }

  private mutating func guess() {
    result.bytes.append(UInt8(ascii: "?"))
    result.isExact = false
  }

  private func isExtension(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }
}

/// Renders a printf format with the values at hand; nil if the format itself is not known.
public func renderFormat(
  _ machine: Machine, _ format: Value, _ arguments: [Value], _ dialect: FormatDialect
) -> RenderedFormat? {
  guard let bytes = machine.string(at: format, limit: 1 << 20) else { return nil }
  var renderer = FormatRenderer(
    machine: machine, dialect: dialect, arguments: arguments[...], format: bytes[...])
  renderer.render()
  return renderer.result
}
