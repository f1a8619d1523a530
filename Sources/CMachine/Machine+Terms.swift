// Values that nobody knows as terms: what they are called, what is computed from them, and what is asked of them.
// Without an oracle there are none of these, and a run stops where it asks.

public import CProgram
import CSyntax
import Constraints

extension Machine {
  // MARK: Making

  /// A value nobody gave, of a type, with a name for messages and conditions.
  public func unknown(
    _ name: String, of type: CType, _ origin: PathSymbol.Origin = .other
  ) -> Value { unknownResult(type, name, origin) }

  /// A value nobody gave, of a scalar type: on paths it is a symbol.
  ///
  /// The same name on two paths is the same unknown; a second one of a name on one path is another.
  func unknown(
    _ name: String, _ scalar: Scalar?, _ type: CType?, _ origin: PathSymbol.Origin = .other
  ) -> Value {
    guard let oracle, let scalar, scalar.kind != .floating else { return unknown(name) }
    guard let symbol = symbol(name, scalar.kind == .bool ? 1 : scalar.bits, scalar, origin),
      let term = try? resized(symbol, to: scalar.bits, isSigned: false)
    else { return unknown(name) }
    let value = value(of: term, scalar, oracle.store.name(of: symbol) ?? name)
    if case .unknown(let unknown) = value.payload { unknownTypes[unknown.number] = type }
    return value
  }

  /// A new symbol, or the constant that it was given beforehand.
  func symbol(
    _ name: String, _ width: Int, _ scalar: Scalar, _ origin: PathSymbol.Origin
  ) -> Term? {
    guard let oracle else { return nil }
    let times = symbolNames[name, default: 0] + 1
    symbolNames[name] = times
    let own = times == 1 ? name : "\(name) /* \(times) */"
    guard let symbol = try? oracle.store.symbol(own, width: width) else { return nil }
    if let known = oracle.value(of: symbol) {
      return try? oracle.store.constant(known, width: width)
    }
    oracle.note(PathSymbol(term: symbol, name: own, scalar: scalar, origin: origin))
    return symbol
  }

  /// A bit-field nobody gave; all of it must be unknown for it to be a symbol.
  func unknownBits(
    _ place: String, _ pointer: Pointer, _ field: BitField, _ scalar: Scalar, _ unknown: UInt64
  ) -> Value {
    let bits = BitPlace(pointer: pointer, field: field)
    if let known = unknownFields[bits] { return known }
    guard unknown & field.mask == field.mask, memory[pointer.object].rest == .unknown,
      let value = unknownBits(place, pointer, field, scalar)
    else { return self.unknown(place) }
    unknownFields[bits] = value
    return value
  }

  /// A symbol for a bit-field, extended to the field's type; nil without an oracle.
  func unknownBits(
    _ place: String, _ pointer: Pointer, _ field: BitField, _ scalar: Scalar
  ) -> Value? {
    guard let oracle,
      let symbol = symbol(place, field.width, scalar, origin(of: pointer, field)),
      let term = try? scalar.isSigned
        ? oracle.store.signExtend(symbol, to: scalar.bits)
        : oracle.store.zeroExtend(symbol, to: scalar.bits)
    else { return nil }
    return value(of: term, scalar, place)
  }

  /// An unknown value as a bit-field keeps it; nil if it is known, or is no term.
  func fitted(_ value: Value, _ field: BitField, _ scalar: Scalar) -> Value? {
    guard let store = oracle?.store, case .unknown(let unknown) = value.payload,
      let term = term(of: unknown), width(of: term) >= field.width,
      let cut = try? store.extract(term, high: field.width - 1, low: 0),
      let whole = try? scalar.isSigned
        ? store.signExtend(cut, to: scalar.bits) : store.zeroExtend(cut, to: scalar.bits)
    else { return nil }
    return self.value(of: whole, scalar, name(of: unknown))
  }

  /// Forgets what bit-fields were, since their object was written by other means.
  func forgetFields(of object: ObjectNumber) {
    unknownFields = unknownFields.filter { $0.key.pointer.object != object }
  }

  /// A bit-field of an object.
  struct BitPlace: Hashable {
    let pointer: Pointer
    let field: BitField
  }

  /// A term as a value of a scalar type; what is no unknown any more is a number.
  func value(of term: Term, _ scalar: Scalar, _ name: @autoclosure () -> String) -> Value {
    if let known = oracle?.store.value(of: term) {
      return scalar.isWide
        ? Value(.wide(Wide(known)))
        : Value(.integer(scalar.wrap(UInt64(truncatingIfNeeded: known))))
    }
    if let number = unknownsOfTerms[term] {
      return Value(.unknown(Unknown(number: number, offset: 0)))
    }
    let value = unknown(name())
    if case .unknown(let unknown) = value.payload {
      terms[unknown.number] = term
      unknownsOfTerms[term] = unknown.number
    }
    return value
  }

  /// The term of a value of so many bits, nil if it has none.
  func term(of value: Value, bits: Int) -> Term? {
    guard let oracle else { return nil }
    switch value.payload {
    case .integer(let number): return try? oracle.store.constant(UInt128(number), width: bits)
    case .wide(let number): return try? oracle.store.constant(number.unsigned, width: bits)
    case .pointer, .function:
      if bits == pointerScalar.bits, let symbol = addressSymbol(value.payload) { return symbol }
      guard let address = rawBits(value) else { return nil }
      return try? oracle.store.constant(UInt128(address), width: bits)
    case .unknown(let unknown):
      guard let term = term(of: unknown), width(of: term) == bits else { return nil }
      return term
    case .record, .floating, .void, .unset: return nil
    }
  }

  /// The term of an unknown value, moved as far as it was.
  func term(of unknown: Unknown) -> Term? {
    guard let oracle, let term = terms[unknown.number] else { return nil }
    guard unknown.offset != 0 else { return term }
    let distance = UInt128(truncatingIfNeeded: unknown.offset)
    guard let moved = try? oracle.store.constant(distance, width: width(of: term)) else {
      return nil
    }
    return try? oracle.store.add(term, moved)
  }

  private func width(of term: Term) -> Int {
    if case .bits(let width)? = oracle?.store.sort(of: term) { return width }
    return 0
  }

  private func resized(_ term: Term, to bits: Int, isSigned: Bool) throws(TermError) -> Term? {
    guard let store = oracle?.store else { return nil }
    let width = width(of: term)
    if width == bits { return term }
    if width > bits { return try store.extract(term, high: bits - 1, low: 0) }
    return isSigned
      ? try store.signExtend(term, to: bits) : try store.zeroExtend(term, to: bits)
  }

  // MARK: Computing

  /// What an operator makes of values of which one is a term; nil if that is not so.
  func computeTerm(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ scalar: Scalar, _ span: Span
  ) throws(Stop) -> Value? {
    guard let oracle, left.isUnknown || right.isUnknown,
      let a = term(of: left, bits: scalar.bits),
      let b = count(right, operation, scalar) ?? term(of: right, bits: scalar.bits)
    else { return nil }
    let store = oracle.store
    if operation == .divide || operation == .remainder {
      guard let zero = try? store.constant(0, width: scalar.bits),
        let isZero = try? store.equal(b, zero)
      else { return nil }
      let isFault =
        try oracle.followsFaults
        ? oracle.decide(isZero, .possibility, at: span) : !mayAvoid(isZero, oracle, span)
      if isFault { throw Stop(.fault(.divisionByZero), "division by zero", span: span) }
    }
    guard let term = try? Self.term(operation, a, b, isSigned: scalar.isSigned, store) else {
      return nil
    }
    return value(of: term, scalar, program.source(of: span))
  }

  /// Takes it for granted that something does not hold, where that can be.
  func mayAvoid(
    _ fault: Term, _ oracle: any PathOracle, _ span: Span
  ) throws(Stop) -> Bool {
    guard let opposite = try? oracle.store.not(fault), try oracle.mayHold(opposite, at: span) else {
      return false
    }
    try oracle.assume(opposite, at: span)
    return true
  }

  /// The count of a shift: modulo the width of a register, as ``IntegerArithmetic`` has it.
  private func count(_ right: Value, _ operation: BinaryOperator, _ scalar: Scalar) -> Term? {
    guard let store = oracle?.store, operation == .shiftLeft || operation == .shiftRight else {
      return nil
    }
    let own: Term?
    if case .unknown(let unknown) = right.payload {
      own = term(of: unknown)
    } else {
      own = term(of: right, bits: 64)
    }
    let mask: UInt128 = scalar.bits <= 32 ? 31 : scalar.bits <= 64 ? 63 : 127
    guard let own, let resized = try? resized(own, to: scalar.bits, isSigned: false),
      let bits = try? store.constant(mask, width: scalar.bits)
    else { return nil }
    return try? store.and(resized, bits)
  }

  private static func term(
    _ operation: BinaryOperator, _ a: Term, _ b: Term, isSigned: Bool, _ store: TermStore
  ) throws(TermError) -> Term? {
    switch operation {
    case .add: try store.add(a, b)
    case .subtract: try store.sub(a, b)
    case .multiply: try store.mul(a, b)
    case .divide: isSigned ? try store.sdiv(a, b) : try store.udiv(a, b)
    case .remainder: isSigned ? try store.srem(a, b) : try store.urem(a, b)
    case .bitAnd: try store.and(a, b)
    case .bitOr: try store.or(a, b)
    case .bitXor: try store.xor(a, b)
    case .shiftLeft: try store.shl(a, b)
    case .shiftRight: isSigned ? try store.ashr(a, b) : try store.lshr(a, b)
    default: nil
    }
  }

  /// What a comparison makes of values of which one is a term: an `int` that is 0 or 1.
  func compareTerms(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, isSigned: Bool, _ span: Span
  ) -> Value? {
    guard let oracle else { return nil }
    var bits = 0
    for value in [left, right] {
      if case .unknown(let unknown) = value.payload, let term = term(of: unknown) {
        bits = max(bits, width(of: term))
      }
    }
    guard bits > 0, let a = term(of: left, bits: bits), let b = term(of: right, bits: bits),
      let truth = try? Self.truth(operation, a, b, isSigned: isSigned, oracle.store)
    else { return nil }
    return value(of: truth, span)
  }

  /// A truth as an `int`.
  private func value(of truth: Term, _ span: Span) -> Value? {
    guard let store = oracle?.store, let one = try? store.constant(1, width: 32),
      let zero = try? store.constant(0, width: 32),
      let number = try? store.ifThenElse(truth, one, zero)
    else { return nil }
    return value(
      of: number, Scalar(bits: 32, isSigned: true), "whether \(program.source(of: span))")
  }

  private static func truth(
    _ operation: BinaryOperator, _ a: Term, _ b: Term, isSigned: Bool, _ store: TermStore
  ) throws(TermError) -> Term? {
    switch operation {
    case .equal: try store.equal(a, b)
    case .notEqual: try store.not(store.equal(a, b))
    case .less: isSigned ? try store.slt(a, b) : try store.ult(a, b)
    case .lessEqual: isSigned ? try store.sle(a, b) : try store.ule(a, b)
    case .greater: isSigned ? try store.slt(b, a) : try store.ult(b, a)
    case .greaterEqual: isSigned ? try store.sle(b, a) : try store.ule(b, a)
    default: nil
    }
  }

  /// An unknown value as another scalar.
  func convertTerm(_ unknown: Unknown, _ from: Scalar?, _ to: Scalar) -> Value? {
    guard let store = oracle?.store, let term = term(of: unknown), to.kind != .floating else {
      return nil
    }
    if to.kind == .bool, from?.kind != .bool {
      guard let truth = isNotZero(term), let one = try? store.constant(1, width: to.bits),
        let zero = try? store.constant(0, width: to.bits),
        let number = try? store.ifThenElse(truth, one, zero)
      else { return nil }
      return value(of: number, to, name(of: unknown))
    }
    let isSigned = from.map { $0.isSigned && $0.kind == .integer }
    if width(of: term) < to.bits, isSigned == nil { return nil }
    guard let resized = try? resized(term, to: to.bits, isSigned: isSigned ?? false) else {
      return nil
    }
    let value = value(of: resized, to, name(of: unknown))
    if case .unknown(let new) = value.payload, unknownTypes[new.number] == nil {
      unknownTypes[new.number] = unknownTypes[unknown.number]
    }
    return value
  }

  /// `-a` and `~a` of an unknown value.
  func complementTerm(
    _ unknown: Unknown, isNegation: Bool, _ scalar: Scalar, _ span: Span
  ) -> Value? {
    guard let store = oracle?.store, let term = term(of: unknown), width(of: term) == scalar.bits,
      let result = try? (isNegation ? store.neg(term) : store.not(term))
    else { return nil }
    return value(of: result, scalar, program.source(of: span))
  }

  // MARK: Asking

  private func isNotZero(_ term: Term) -> Term? {
    guard let store = oracle?.store, let zero = try? store.constant(0, width: width(of: term)),
      let isZero = try? store.equal(term, zero)
    else { return nil }
    return try? store.not(isZero)
  }

  /// Whether an unknown value is not zero on this path; nil if there is no oracle to say so.
  func decideTruth(_ unknown: Unknown, _ span: Span) throws(Stop) -> Bool? {
    guard let oracle, let term = term(of: unknown), let truth = isNotZero(term) else { return nil }
    return try oracle.decide(truth, .condition, at: span)
  }

  /// Whether an unknown value is zero, as the `int` that `!a` is.
  func negatedTerm(_ unknown: Unknown, isNegated: Bool, _ span: Span) -> Value? {
    guard let store = oracle?.store, let term = term(of: unknown), let truth = isNotZero(term)
    else { return nil }
    guard isNegated else { return value(of: truth, span) }
    guard let opposite = try? store.not(truth) else { return nil }
    return value(of: opposite, span)
  }

  /// How many values of an unknown number are tried, where only a number will do.
  private static let exampleLimit = 16

  /// An unknown value as a number: the paths part by what it is.
  func decideNumber(_ unknown: Unknown, _ span: Span) throws(Stop) -> UInt128? {
    guard let oracle, let term = term(of: unknown) else { return nil }
    for _ in 0..<Self.exampleLimit {
      let example = try oracle.example(of: term, at: span)
      guard let constant = try? oracle.store.constant(example, width: width(of: term)),
        let isIt = try? oracle.store.equal(term, constant)
      else { return nil }
      if try oracle.decide(isIt, .possibility, at: span) { return example }
    }
    throw Stop(
      .exhausted,
      "\(name(of: unknown)) has more than \(Self.exampleLimit) values where a number is needed",
      span: span)
  }

  /// The number that an unknown value was decided to be, extended by its sign.
  func narrow(_ number: UInt128, _ unknown: Unknown) -> Int64 {
    let bits = term(of: unknown).map { width(of: $0) } ?? 64
    let wrapped = Scalar(bits: min(bits, 64), isSigned: true).wrap(
      UInt64(truncatingIfNeeded: number))
    return Int64(bitPattern: wrapped)
  }

  /// Whether an unknown number lies in a range.
  func decideRange(
    _ unknown: Unknown, _ low: Int64, _ high: Int64, _ span: Span
  ) throws(Stop) -> Bool? {
    guard let oracle, let term = term(of: unknown) else { return nil }
    let (store, bits) = (oracle.store, width(of: term))
    guard let least = try? store.constant(UInt128(truncatingIfNeeded: low), width: bits),
      let most = try? store.constant(UInt128(truncatingIfNeeded: high), width: bits),
      let isHere = try? low == high
        ? store.equal(term, least)
        : store.and(store.sle(least, term), store.sle(term, most))
    else { return nil }
    return try oracle.decide(isHere, .possibility, at: span)
  }
}
