/// A bit-vector or a truth value over unknowns, as a number in a term store.
///
/// Terms are hash-consed: in one store two terms that were made alike are the same number, so `==`
/// means "made alike" and is cheap. Numbers are given in the order of making; operands always have
/// lower numbers than what is made of them. A number means nothing in another store.
public struct Term: Hashable, Comparable, Sendable {
  let number: Int32

  /// Orders terms by when they were first made.
  public static func < (left: Term, right: Term) -> Bool { left.number < right.number }

  /// Stands where a node has no operand.
  static let none = Term(number: -1)
}

/// What kind of value a term is.
public enum Sort: Hashable, Sendable {
  /// True or false.
  case truth
  /// A vector of 1 to 128 bits.
  case bits(Int)

  /// The number of bits, and 0 for truths.
  var width: Int {
    switch self {
    case .truth: 0
    case .bits(let width): width
    }
  }

  init(width: Int) { self = width == 0 ? .truth : .bits(width) }
}

/// What a term is made with, in the words of SMT-LIB's theory of fixed-size bit-vectors.
///
/// `and`, `or`, `not` and `equal` are the bit-vector operations on bit-vectors and the connectives
/// on truths. Division is total as in SMT-LIB: `udiv` by zero has all bits set, `urem` and `srem` by
/// zero are the dividend, `sdiv` by zero is 1 of a negative dividend and -1 of another. Shifts by
/// the width or more give zero, and `ashr` copies of the sign.
public enum Operation: UInt8, Hashable, Sendable, CaseIterable {
  case constant, symbol
  case add, sub, mul, udiv, sdiv, urem, srem, neg
  case and, or, xor, not
  case shl, lshr, ashr
  case extract, concat, zeroExtend, signExtend
  case equal, ult, ule, slt, sle
  case ifThenElse
}

/// Why a term was not made.
public enum TermError: Error, Hashable, Sendable {
  /// The operands are not of the sorts that the operation takes.
  case sorts(Operation)
  /// A width is not within 1...128, or bits are asked for that the operand has not.
  case width(Int)
  /// More operations would be nested than the store's limit.
  case tooDeep(limit: Int)
  /// More terms would be made than the store's limit.
  case tooMany(limit: Int)
  /// The term is of another store.
  case foreign
}

/// What a number stands for.
///
/// `value` is a constant's value, a symbol's index, or the lowest bit of an extract.
struct Node: Hashable {
  let operation: Operation
  let width: UInt8
  let a: Term
  let b: Term
  let c: Term
  let value: UInt128
}
