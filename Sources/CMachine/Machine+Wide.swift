// Integers of 128 bits, which gcc has on machines of 64 (gcc manual, __int128). They are rare, so nothing here is
// done on the spot.

import CProgram
import CSyntax

extension Machine {
  /// A value as one of 128 bits.
  func widened(_ value: Value, _ from: Scalar?, _ to: Scalar) -> Value {
    let bits: UInt64
    switch value.payload {
    case .integer(let known): bits = known
    case .pointer, .function:
      guard let address = rawBits(value) else { return value }
      bits = address
    case .unknown(let unknown): return convertTerm(unknown, from, to) ?? value
    case .wide, .record, .floating, .void, .unset: return value
    }
    // A number without a sign is extended by zeros, whatever it becomes (C11 6.3.1.3).
    let isSigned = from.map { $0.isSigned && $0.kind == .integer } ?? true
    let number =
      isSigned ? UInt128(truncatingIfNeeded: Int64(bitPattern: bits)) : UInt128(bits)
    return Value(.wide(Wide(number)), site: value.site)
  }

  /// Arithmetic in 128 bits; the right side of a shift may be narrower.
  func computeWide(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ scalar: Scalar, _ span: Span
  ) throws(Stop) -> Value {
    if let unknown = propagated(left, operation.rawValue) ?? propagated(right, operation.rawValue) {
      return unknown
    }
    guard case .wide(let a) = left.payload else {
      throw Stop(.unsupported, "a value of 128 bits that is no number", span: span)
    }
    if operation == .shiftLeft || operation == .shiftRight {
      let count: UInt64
      if case .wide(let wide) = right.payload {
        count = wide.low
      } else {
        count = UInt64(bitPattern: try number(right, for: span))
      }
      return Value(.wide(a.shifted(operation, by: count & 127, isSigned: scalar.isSigned)))
    }
    guard case .wide(let b) = right.payload else {
      throw Stop(.unsupported, "a value of 128 bits that is no number", span: span)
    }
    guard let result = a.computed(operation, b, isSigned: scalar.isSigned) else {
      throw Stop(.fault(.divisionByZero), "division by zero", span: span)
    }
    return Value(.wide(result))
  }

  /// Reads a scalar of more than 64 bits: its halves, or what was stored whole.
  func loadWide(_ pointer: Pointer, _ scalar: Scalar, _ span: Span) throws(Stop) -> Value {
    let contents = memory[pointer.object].contents
    if case .payload(let payload) = contents.read(pointer.offset, scalar.bytes) {
      return Value(payload, site: max(0, contents.site(at: pointer.offset)))
    }
    guard scalar.isWide else {
      throw Stop(.unsupported, "floating point is not computed", span: span)
    }
    let half = Scalar(bits: 64, isSigned: false)
    let first = try load(pointer, half, span)
    let second = try load(pointer.moved(by: 8), half, span)
    if let unknown = propagated(first, "") ?? propagated(second, "") { return unknown }
    guard let a = rawBits(first), let b = rawBits(second) else {
      throw Stop(.unsupported, "a value of 128 bits that is no number", span: span)
    }
    let (low, high) = isBigEndian ? (b, a) : (a, b)
    return Value(.wide(Wide(UInt128(high) << 64 | UInt128(low))), site: first.site)
  }

  /// Writes a number of 128 bits.
  func storeWide(_ value: Value, at pointer: Pointer, bytes count: Int) throws(Stop) {
    guard count == 16, case .wide(let number) = widened(value, nil, .wide).payload else {
      throw Stop(
        .unsupported, "a number is stored in \(count) bytes", span: current?.span)
    }
    let (first, second) = isBigEndian ? (number.high, number.low) : (number.low, number.high)
    memory[pointer.object].contents.write(
      ordered(first, 8), at: pointer.offset, count: 8, site: value.site)
    memory[pointer.object].contents.write(
      ordered(second, 8), at: pointer.offset + 8, count: 8)
  }
}

extension Scalar {
  fileprivate static var wide: Scalar { Scalar(bits: 128, isSigned: true) }
}

extension Wide {
  /// What an operator makes of two numbers, nil for a division by zero.
  fileprivate func computed(_ operation: BinaryOperator, _ other: Wide, isSigned: Bool) -> Wide? {
    let (a, b) = (unsigned, other.unsigned)
    switch operation {
    case .add: return Wide(a &+ b)
    case .subtract: return Wide(a &- b)
    case .multiply: return Wide(a &* b)
    case .bitAnd: return Wide(a & b)
    case .bitOr: return Wide(a | b)
    case .bitXor: return Wide(a ^ b)
    case .divide:
      guard b != 0 else { return nil }
      guard isSigned else { return Wide(a / b) }
      let result = signed.dividedReportingOverflow(by: other.signed).partialValue
      return Wide(UInt128(bitPattern: result))
    case .remainder:
      guard b != 0 else { return nil }
      guard isSigned else { return Wide(a % b) }
      let result = signed.remainderReportingOverflow(dividingBy: other.signed).partialValue
      return Wide(UInt128(bitPattern: result))
    default: return nil
    }
  }

  fileprivate func shifted(
    _ operation: BinaryOperator, by count: UInt64, isSigned: Bool
  ) -> Wide {
    if operation == .shiftLeft { return Wide(unsigned << UInt128(count)) }
    return isSigned
      ? Wide(UInt128(bitPattern: signed >> Int128(count))) : Wide(unsigned >> UInt128(count))
  }

  /// What a comparison makes of two numbers.
  func compared(_ operation: BinaryOperator, _ other: Wide, isSigned: Bool) -> Bool {
    let isLess = isSigned ? signed < other.signed : unsigned < other.unsigned
    return switch operation {
    case .equal: self == other
    case .notEqual: self != other
    case .less: isLess
    case .greaterEqual: !isLess
    case .lessEqual: isLess || self == other
    default: !isLess && self != other
    }
  }
}

extension RoutineBuilder {
  /// A right operand in a register.
  mutating func register(_ operand: Operand) -> Int32 {
    switch operand {
    case .register(let register): return register
    case .constant(let bits):
      let target = register()
      emit(Step(code: .constant, target: target, wide: bits))
      return target
    }
  }

  /// An operator in 128 bits.
  mutating func emitWide(
    _ code: Step.Code, _ left: Int32, _ right: Int32, _ scalar: Scalar, _ target: Int32,
    _ place: Span
  ) {
    emit(
      Step(
        code: .wide, shift: code.rawValue, isSigned: scalar.isSigned, target: target,
        left: left, right: right), at: place)
  }
}
