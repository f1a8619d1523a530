/// An expression of C11 6.5 with GNU's additions, and where it stands.
///
/// An indirect enum because it prints, compares and travels between threads for nothing. What the
/// parser did not understand is `unparsed`; running into it is a stop, reading past it is not.
public struct Expression: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span

  /// Makes an expression.
  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  /// The kinds of expressions.
  ///
  /// Only what is wider than a pointer has a box of its own: names are the most frequent leaves.
  public enum Kind: Sendable {
    /// An identifier that is not a type name.
    case name(Name)
    /// An integer constant (C11 6.4.4.1).
    indirect case integer(IntegerConstant)
    /// A floating constant, kept as spelled.
    case floating(Name)
    /// A character constant: its value as gcc computes it, and its prefix (`L`, `u`, `U` or empty).
    indirect case character(value: Int64, prefix: String)
    /// A string literal, adjacent ones joined, without the terminating zero.
    indirect case string([UInt8], prefix: String)
    /// A prefix operator.
    indirect case unary(UnaryOperator, Expression)
    /// `x++` and `x--`.
    indirect case postfix(PostfixOperator, Expression)
    /// A binary operator, `&&` and `||` included, assignment and comma not.
    indirect case binary(BinaryOperator, Expression, Expression)
    /// `a = b`, or `a op= b` when there is an operator.
    indirect case assignment(BinaryOperator?, Expression, Expression)
    /// `a ? b : c`; without the middle it is GNU's `a ?: c`.
    indirect case conditional(Expression, Expression?, Expression)
    /// `a, b`.
    indirect case comma(Expression, Expression)
    /// A call.
    indirect case call(Expression, [Expression])
    /// `a[b]`.
    indirect case element(Expression, Expression)
    /// `a.b`, or `a->b` through a pointer.
    indirect case member(Expression, Name, throughPointer: Bool)
    /// `(type) a`.
    indirect case cast(TypeName, Expression)
    /// `(type) { ... }`.
    indirect case compoundLiteral(TypeName, Initializer)
    /// `sizeof a`.
    indirect case sizeofValue(Expression)
    /// `sizeof(type)`.
    indirect case sizeofType(TypeName)
    /// `_Alignof a`, which is GNU's.
    indirect case alignofValue(Expression)
    /// `_Alignof(type)`.
    indirect case alignofType(TypeName)
    /// GNU's `({ ... })`.
    case statement([BlockItem])
    /// GNU's `&&label`.
    case labelAddress(Name)
    /// `__builtin_offsetof(type, a.b[c])`.
    indirect case offset(TypeName, [Designator])
    /// `__builtin_types_compatible_p(a, b)`.
    indirect case typesCompatible(TypeName, TypeName)
    /// `__builtin_choose_expr(constant, a, b)`.
    indirect case choose(Expression, Expression, Expression)
    /// `__builtin_va_arg(list, type)`.
    indirect case variableArgument(Expression, TypeName)
    /// `_Generic(a, type: b, ..., default: c)`; nil stands for `default`.
    indirect case generic(Expression, [GenericAssociation])
    /// A type where an expression was expected, as an argument of a macro that is kept as a call.
    indirect case type(TypeName)
    /// Pieces side by side that only macros make one, such as `"a" PRIx64 "b"`; none for an empty
    /// argument. In the natural form only.
    case adjacent([Expression])
    /// An operator or word that is a macro's argument by itself, as in `CHECK(a, <=, b)`.
    case word(Name)
    /// Braces as a macro's argument, such as `{ READ, "read" }`.
    indirect case braces(Initializer)
    /// A declaration as a macro's argument, such as `for_each(struct item *i, list)`.
    indirect case declared(ParameterDeclaration)
    /// What is not understood, and why.
    indirect case unparsed(String)
  }
}

/// An integer constant before it is given a type (C11 6.4.4.1).
public struct IntegerConstant: Hashable, Sendable {
  /// The value modulo 2 to the 64.
  public var value: UInt64
  /// Whether it is written in decimal, which decides the list of types tried.
  public var isDecimal: Bool
  /// Whether it has a `u` suffix.
  public var isUnsigned: Bool
  /// How many `l` its suffix has: 0, 1 or 2.
  public var longs: Int

  /// Makes a constant.
  public init(value: UInt64, isDecimal: Bool = true, isUnsigned: Bool = false, longs: Int = 0) {
    self.value = value
    self.isDecimal = isDecimal
    self.isUnsigned = isUnsigned
    self.longs = longs
  }
}

/// One line of `_Generic`: the type, nil for `default`, and what is chosen.
public struct GenericAssociation: Sendable {
  /// The type, nil for `default`.
  public let type: TypeName?
  /// What is chosen.
  public let value: Expression

  /// Makes an association.
  public init(type: TypeName?, value: Expression) {
    self.type = type
    self.value = value
  }
}

/// The prefix operators of C11 6.5.3, with GNU's `__real__` and `__imag__` left out.
public enum UnaryOperator: String, Sendable {
  case plus = "+"
  case minus = "-"
  case complement = "~"
  case not = "!"
  case dereference = "*"
  case address = "&"
  case increment = "++"
  case decrement = "--"
}

/// The postfix operators that change their operand.
public enum PostfixOperator: String, Sendable {
  case increment = "++"
  case decrement = "--"
}

/// The binary operators of C11 6.5.5 to 6.5.14.
public enum BinaryOperator: String, Sendable {
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case add = "+"
  case subtract = "-"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case less = "<"
  case greater = ">"
  case lessEqual = "<="
  case greaterEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case bitAnd = "&"
  case bitXor = "^"
  case bitOr = "|"
  case logicalAnd = "&&"
  case logicalOr = "||"
}

/// A step of a designator (C11 6.7.9) or of `offsetof`.
public enum Designator: Sendable {
  /// `.member`.
  case member(Name)
  /// `[index]`.
  case index(Expression)
  /// GNU's `[first ... last]`.
  case range(Expression, Expression)
}

/// What a variable or compound literal begins with (C11 6.7.9).
public enum Initializer: Sendable {
  /// One expression.
  case expression(Expression)
  /// A braced list, each item with its designators, and where the braces stand.
  case list([(designators: [Designator], value: Initializer)], Span)
}

extension Expression {
  /// The characters of a string literal: its bytes, or the units of four bytes that a wide one is made of.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of a ``Kind/string(_:prefix:)``.
  ///   - prefix: Its prefix.
  public static func units(_ bytes: [UInt8], _ prefix: String) -> [UInt32] {
    if prefix.isEmpty || prefix == "u8" { return bytes.map(UInt32.init) }
    return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
      bytes[start..<(start + 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  }
}
