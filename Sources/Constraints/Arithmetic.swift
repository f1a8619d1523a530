/// What the operations mean on values, with the totality of SMT-LIB.
///
/// Truths are 0 and 1 of width 0. Both the folding of constants and the evaluation of terms come here, so
/// that they cannot differ.
enum Arithmetic {
  /// All bits of a width; of truths, the one bit.
  static func mask(_ width: Int) -> UInt128 {
    width == 0 ? 1 : width >= 128 ? .max : (1 << UInt128(width)) - 1
  }

  /// The two's complement reading of a value.
  static func signed(_ value: UInt128, _ width: Int) -> Int128 {
    let unused = 128 - max(width, 1)
    return Int128(bitPattern: value << UInt128(unused)) >> Int128(unused)
  }

  /// The lowest value of signed numbers of a width.
  static func signBit(_ width: Int) -> UInt128 { 1 << UInt128(max(width, 1) - 1) }

  /// The value of an operation on two operands of a width; comparisons give 0 or 1.
  static func binary(_ operation: Operation, _ width: Int, _ a: UInt128, _ b: UInt128) -> UInt128 {
    let all = mask(width)
    switch operation {
    case .add: return (a &+ b) & all
    case .sub: return (a &- b) & all
    case .mul: return (a &* b) & all
    case .udiv: return b == 0 ? all : a / b
    case .urem: return b == 0 ? a : a % b
    case .sdiv, .srem: return signedDivision(operation, width, a, b) & all
    case .and: return a & b
    case .or: return a | b
    case .xor: return a ^ b
    case .shl: return b >= UInt128(width) ? 0 : (a << b) & all
    case .lshr: return b >= UInt128(width) ? 0 : a >> b
    case .ashr:
      let places = b >= UInt128(width) ? 127 : Int128(b)
      return UInt128(bitPattern: signed(a, width) >> places) & all
    case .equal: return a == b ? 1 : 0
    case .ult: return a < b ? 1 : 0
    case .ule: return a <= b ? 1 : 0
    case .slt: return signed(a, width) < signed(b, width) ? 1 : 0
    case .sle: return signed(a, width) <= signed(b, width) ? 1 : 0
    default: return 0
    }
  }

  private static func signedDivision(
    _ operation: Operation, _ width: Int, _ a: UInt128, _ b: UInt128
  ) -> UInt128 {
    let (x, y) = (signed(a, width), signed(b, width))
    if y == 0 { return operation == .srem ? a : x < 0 ? 1 : .max }
    if operation == .srem {
      return UInt128(bitPattern: x.remainderReportingOverflow(dividingBy: y).partialValue)
    }
    return UInt128(bitPattern: x.dividedReportingOverflow(by: y).partialValue)
  }

  /// The value of a whole node, its operands' values and widths being given.
  static func value(
    of node: Node, _ a: UInt128, _ b: UInt128, _ c: UInt128, widthOfA: Int, widthOfB: Int
  ) -> UInt128 {
    let width = Int(node.width)
    switch node.operation {
    case .constant: return node.value
    case .symbol: return 0
    case .not: return ~a & mask(width)
    case .neg: return (0 &- a) & mask(width)
    case .extract: return (a >> node.value) & mask(width)
    case .concat: return a << UInt128(widthOfB) | b
    case .zeroExtend: return a
    case .signExtend: return UInt128(bitPattern: signed(a, widthOfA)) & mask(width)
    case .ifThenElse: return a != 0 ? b : c
    default: return binary(node.operation, widthOfA, a, b)
    }
  }
}
