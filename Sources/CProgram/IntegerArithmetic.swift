public import CSyntax

/// Integer arithmetic as the kernel compiles it: two's complement, wrapping (`-fno-strict-overflow`).
///
/// Operands and results are cut to the scalar's width and extended by its sign. Analysis folds constants
/// with it and the machine computes with it, so the two cannot differ.
public enum IntegerArithmetic {
  /// Applies an arithmetic operator to two values of one scalar; nil for a division by zero.
  ///
  /// The right operand of a shift is a plain count. A count not less than the width is undefined
  /// (C11 6.5.7p3); what x86 and arm64 do with it is done here: it is taken modulo the width.
  @inline(__always)
  public static func apply(
    _ operation: BinaryOperator, _ left: UInt64, _ right: UInt64, _ scalar: Scalar
  ) -> UInt64? {
    switch operation {
    case .add: return scalar.wrap(left &+ right)
    case .subtract: return scalar.wrap(left &- right)
    case .multiply: return scalar.wrap(left &* right)
    case .bitAnd: return left & right
    case .bitOr: return left | right
    case .bitXor: return left ^ right
    case .shiftLeft: return scalar.wrap(left << (right & countMask(scalar)))
    case .shiftRight:
      let count = right & countMask(scalar)
      guard scalar.isSigned else { return left >> count }
      return UInt64(bitPattern: Int64(bitPattern: left) >> Int64(count))
    case .divide, .remainder: return divide(operation, left, right, scalar)
    default: return nil
    }
  }

  /// The bits of a count that matter; what is between 32 and 64 bits wide lies in a register of 64.
  @inline(__always)
  private static func countMask(_ scalar: Scalar) -> UInt64 { scalar.bits <= 32 ? 31 : 63 }

  private static func divide(
    _ operation: BinaryOperator, _ left: UInt64, _ right: UInt64, _ scalar: Scalar
  ) -> UInt64? {
    guard right != 0 else { return nil }
    guard scalar.isSigned else { return operation == .divide ? left / right : left % right }
    let (a, b) = (Int64(bitPattern: left), Int64(bitPattern: right))
    let result =
      operation == .divide
      ? a.dividedReportingOverflow(by: b).partialValue
      : a.remainderReportingOverflow(dividingBy: b).partialValue
    return scalar.wrap(UInt64(bitPattern: result))
  }

  /// Compares two values of one sign.
  @inline(__always)
  public static func compare(
    _ operation: BinaryOperator, _ left: UInt64, _ right: UInt64, isSigned: Bool
  ) -> Bool {
    let isLess =
      isSigned ? Int64(bitPattern: left) < Int64(bitPattern: right) : left < right
    return switch operation {
    case .equal: left == right
    case .notEqual: left != right
    case .less: isLess
    case .greaterEqual: !isLess
    case .lessEqual: isLess || left == right
    default: !isLess && left != right
    }
  }
}
