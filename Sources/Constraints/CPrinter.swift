/// Prints terms as expressions of C.
///
/// What is printed has the value of the term when a C compiler reads it, by C's promotions and conversions, with these
/// reservations: overflow wraps (the kernel is built so), and where C leaves a division by zero or a shift by the width
/// undefined the term still has the value of SMT-LIB. Casts stand only where the value needs them. Brackets stand where
/// C's precedence needs them, and where compilers ask for them: around `&&` within `||`, and around arithmetic
/// within bit operations and shifts.
///
/// ```swift
/// let printer = CPrinter(store, CNames(name: { store.name(of: $0) ?? "?" }, kind: { _ in .pointer }))
/// try printer.text(of: condition)  // domain && domain != default_domain
/// ```
public struct CPrinter {
  /// Why a term was not printed.
  public enum Failure: Error, Hashable, Sendable {
    /// Its text would have more operations than the limit, or be nested deeper.
    case tooLarge(limit: Int)
  }

  /// How many operations a text may have.
  public let limit: Int
  private let store: TermStore
  private let names: CNames

  /// Makes one for the terms of a store.
  public init(_ store: TermStore, _ names: CNames, limit: Int = 10_000) {
    self.store = store
    self.names = names
    self.limit = limit
  }

  /// A term as C: a truth as a condition, a bit-vector as a value of its bits.
  ///
  /// A value may be signed or unsigned, as it comes; what it is converted to decides what it means.
  public func text(of term: Term) throws(Failure) -> String {
    var writer = CWriter(store, names, limit: limit)
    if store.width(term) == 0 { return try writer.truth(term).text }
    return try writer.value(term).text
  }

  /// A bit-vector as C whose value is the number that the bits are, read as signed or unsigned.
  public func text(of term: Term, signed: Bool) throws(Failure) -> String {
    var writer = CWriter(store, names, limit: limit)
    if store.width(term) == 0 { return try writer.zeroOrOne(term).text }
    return try (signed ? writer.signed(term) : writer.unsigned(term)).text
  }

  /// A condition as C: what all its cubes have in common, and then the rest as alternatives.
  ///
  /// `0` for never and `1` for always.
  public func text(of condition: Condition) throws(Failure) -> String {
    guard let first = condition.cubes.first else { return "0" }
    let common = condition.common
    var alternatives: [String] = []
    var writer = CWriter(store, names, limit: limit)
    func join(_ literals: [Term], alone: Bool) throws(Failure) -> String {
      var texts: [String] = []
      for literal in literals {
        let truth = try writer.truth(literal)
        let isAlone = alone && literals.count == 1
        texts.append(isAlone ? truth.text : truth.bracketed(below: .bitOr))
      }
      return texts.joined(separator: " && ")
    }
    if condition.cubes.count == 1 {
      return first.isEmpty ? "1" : try join(first, alone: true)
    }
    for cube in condition.cubes {
      let rest = cube.filter { !common.contains($0) }
      if rest.isEmpty { return try join(common, alone: true) }
      let text = try join(rest, alone: false)
      alternatives.append(rest.count > 1 ? "(\(text))" : text)
    }
    let either = alternatives.joined(separator: " || ")
    if common.isEmpty { return either }
    return try join(common, alone: false) + " && (\(either))"
  }
}

/// How C is to name what terms leave open.
public struct CNames {
  /// What kind of C value a symbol is.
  public enum Kind: Hashable, Sendable {
    /// A signed integer of the symbol's width.
    case signed
    /// An unsigned integer of the symbol's width.
    case unsigned
    /// A pointer; printed as `p` and `!p` where it is compared with zero.
    case pointer
    /// A truth value, `_Bool` or a flag of one bit; printed as `b` and `!b`.
    case boolean
  }

  /// The text of a symbol; what is no postfix expression brings its own brackets.
  public var name: (Term) -> String
  /// The kind of a symbol.
  public var kind: (Term) -> Kind
  /// The text of a constant that is compared with a symbol, such as the name of an object; nil for a number.
  public var constant: (UInt128, Term) -> String?
  /// The name of an integer type by width (8, 16, 32, 64, 128) and signedness, for casts.
  public var type: (Int, Bool) -> String
  /// A text of the caller's own for a truth, such as a call; nil for C made here.
  public var phrase: (Term) -> String?

  /// Makes one; without further closures constants are numbers and types have the names of the C standard.
  public init(
    name: @escaping (Term) -> String, kind: @escaping (Term) -> Kind,
    constant: @escaping (UInt128, Term) -> String? = { _, _ in nil },
    type: @escaping (Int, Bool) -> String = CNames.standardType,
    phrase: @escaping (Term) -> String? = { _ in nil }
  ) {
    self.name = name
    self.kind = kind
    self.constant = constant
    self.type = type
    self.phrase = phrase
  }

  /// The types' names where nothing else is included.
  public static func standardType(_ width: Int, _ isSigned: Bool) -> String {
    let name: String
    switch width {
    case 8: name = isSigned ? "signed char" : "char"
    case 16: name = "short"
    case 32: name = "int"
    case 64: name = "long long"
    default: name = "__int128"
    }
    return isSigned ? name : "unsigned " + name
  }
}
