/// How tightly an expression binds (C11 6.5).
enum Precedence: Int, Comparable {
  case conditional, disjunction, conjunction
  case bitOr, bitXor, bitAnd
  case equality, relation, shift, sum, product, unary, postfix

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  /// What the right operand of a left-associative operator needs.
  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .postfix }
}

/// A condition in C.
struct CTruth {
  let text: String
  let precedence: Precedence
  /// Whether the value is 0 or 1 and no other.
  let isZeroOrOne: Bool

  func bracketed(below precedence: Precedence) -> String {
    self.precedence < precedence ? "(\(text))" : text
  }
}

/// An integer expression in C, and what is known of its value.
///
/// Its type is an integer of `bits`, before promotion. The value `v` of the expression is one of three things, for a term
/// of width w: the number that the term's bits are without a sign; the number they are with one; both, where it is not negative
/// in either reading; or neither, and then `v` is right in its lowest w bits only and the promoted type has w bits or more.
struct CValue {
  var text: String
  var precedence: Precedence
  var bits: Int
  var isSigned: Bool
  var isUnsignedValue: Bool
  var isSignedValue: Bool
  var isPointer = false

  func bracketed(below precedence: Precedence) -> String {
    self.precedence < precedence ? "(\(text))" : text
  }

  /// The type after C's integer promotions.
  var promoted: CType { CType(bits: max(bits, 32), isSigned: bits < 32 || isSigned) }

  /// Whether the value cannot be negative.
  var isNatural: Bool { isUnsignedValue || !isSigned }

  /// Whether a conversion to a type at least as wide as the promoted one keeps the value.
  func survives(_ type: CType) -> Bool { isNatural || type.isSigned }
}

/// An integer type that arithmetic is done in.
struct CType: Equatable {
  let bits: Int
  let isSigned: Bool

  /// The type both operands are converted to (C11 6.3.1.8).
  static func common(_ a: CType, _ b: CType) -> CType {
    if a.bits != b.bits { return a.bits > b.bits ? a : b }
    return CType(bits: a.bits, isSigned: a.isSigned && b.isSigned)
  }

  /// The bits of the narrowest integer type that holds a width.
  static func container(_ width: Int) -> Int {
    width <= 8 ? 8 : width <= 16 ? 16 : width <= 32 ? 32 : width <= 64 ? 64 : 128
  }
}
