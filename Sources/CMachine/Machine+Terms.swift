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
    let name = nextName(name)
    if let given = given(name, scalar, type) { return given }
    let named =
      scalar.isSigned && Self.isWord(name) ? Scalar(bits: scalar.bits, isSigned: false) : scalar
    guard let symbol = symbol(name, scalar.kind == .bool ? 1 : scalar.bits, named, origin),
      let term = try? resized(symbol, to: scalar.bits, isSigned: false)
    else { return unknown(name) }
    switch origin {
    case .place, .argument: if scalar.kind == .pointer { try? keepOut(symbol) }
    default: break
    }
    let value = value(of: term, scalar, oracle.store.name(of: symbol) ?? name)
    if case .unknown(let unknown) = value.payload { unknownTypes[unknown.number] = type }
    return value
  }

  /// Takes it for granted that a pointer that was there before does not lead to what is made while running.
  private func keepOut(_ pointer: Term) throws {
    guard let oracle, oracle.store.value(of: pointer) == nil else { return }
    let (store, bits) = (oracle.store, pointerScalar.bits)
    let first = try store.constant(UInt128(memory.firstAddress), width: bits)
    let end = try store.constant(UInt128(memory.bookBase), width: bits)
    try oracle.assume(
      store.or(store.ult(pointer, first), store.ule(end, pointer)), at: currentSpan)
  }

  /// The name of the next unknown that is to be called so: the second one of a name on a path is another.
  func nextName(_ name: String) -> String {
    let times = symbolNames[name, default: 0] + 1
    symbolNames[name] = times
    return times == 1 ? name : "\(name) /* \(times) */"
  }

  /// A new symbol, or the constant that it was given beforehand.
  func symbol(
    _ name: String, _ width: Int, _ scalar: Scalar, _ origin: PathSymbol.Origin
  ) -> Term? {
    guard let oracle, let symbol = try? oracle.store.symbol(name, width: width) else { return nil }
    if let known = oracle.value(of: symbol) {
      return try? oracle.store.constant(known, width: width)
    }
    oracle.note(PathSymbol(term: symbol, name: name, scalar: scalar, origin: origin))
    if let givingCall { oracle.note(givingCall, ofCallFor: symbol) }
    return symbol
  }

  /// A new symbol for a bit-field, or what the scenario gives it.
  func symbol(
    ofBits place: String, _ pointer: Pointer, _ field: BitField, _ scalar: Scalar
  ) -> Term? {
    let name = nextName(place)
    if let given = givenBits(name) {
      return try? oracle?.store.constant(given, width: field.width)
    }
    return symbol(name, field.width, scalar, origin(of: pointer, field))
  }

  /// A symbol for a bit-field, extended to the field's type; nil without an oracle.
  func unknownBits(
    _ place: String, _ pointer: Pointer, _ field: BitField, _ scalar: Scalar
  ) -> Value? {
    guard let oracle, let symbol = symbol(ofBits: place, pointer, field, scalar),
      let term = try? scalar.isSigned
        ? oracle.store.signExtend(symbol, to: scalar.bits)
        : oracle.store.zeroExtend(symbol, to: scalar.bits)
    else { return nil }
    return value(of: term, scalar, place)
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
    guard let oracle, let term = terms[unknown.number] ?? copiedTerm(unknown.number) else {
      return nil
    }
    guard unknown.offset != 0 else { return term }
    if let named = memberSymbol(unknown, term) { return named }
    let distance = UInt128(truncatingIfNeeded: unknown.offset)
    guard let moved = try? oracle.store.constant(distance, width: width(of: term)) else {
      return nil
    }
    return try? oracle.store.add(term, moved)
  }

  /// The name of what an unknown value is, if nothing but conversions was done to it; nil if it was computed.
  public func nameIfPassedOn(_ value: Value) -> String? {
    guard let oracle, case .unknown(let unknown) = value.payload, unknown.offset == 0 else {
      return nil
    }
    guard var term = terms[unknown.number] else { return name(of: unknown) }
    let conversions: Set<Constraints.Operation> = [.extract, .zeroExtend, .signExtend]
    while conversions.contains(oracle.store.operation(of: term)) {
      term = oracle.store.operands(of: term)[0]
    }
    return oracle.store.name(of: term)
  }

  func width(of term: Term) -> Int {
    if case .bits(let width)? = oracle?.store.sort(of: term) { return width }
    return 0
  }

  func resized(_ term: Term, to bits: Int, isSigned: Bool) throws(TermError) -> Term? {
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

  /// How far pointers are apart of which one is a term; nil if that is not so.
  func distanceTerm(
    _ a: Value, _ b: Value, _ stride: Int, _ scalar: Scalar, _ span: Span
  ) throws(Stop) -> Value? {
    guard let store = oracle?.store, a.isUnknown || b.isUnknown,
      let x = term(of: a, bits: pointerScalar.bits), let y = term(of: b, bits: pointerScalar.bits),
      let step = try? store.constant(UInt128(max(1, stride)), width: pointerScalar.bits),
      let steps = try? store.sdiv(store.sub(x, y), step),
      let resized = try? resized(steps, to: scalar.bits, isSigned: true)
    else { return nil }
    return value(of: resized, scalar, program.source(of: span))
  }

  /// Whether the smallest number is divided by -1 on this path.
  func isOverflow(
    _ left: Value, _ right: Value, _ scalar: Scalar, _ span: Span
  ) throws(Stop) -> Bool {
    guard let oracle, let a = term(of: left, bits: scalar.bits),
      let b = term(of: right, bits: scalar.bits)
    else { return false }
    let (store, width) = (oracle.store, scalar.bits)
    guard let least = try? store.constant(1 << UInt128(width - 1), width: width),
      let minusOne = try? store.constant(UInt128.max >> UInt128(128 - width), width: width),
      let isFault = try? store.and(store.equal(a, least), store.equal(b, minusOne))
    else { return false }
    return try oracle.followsFaults
      ? oracle.decide(isFault, .possibility, at: span) : !mayAvoid(isFault, oracle, span)
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
    guard bits > 0, let a = memberTerm(of: left, like: right) ?? term(of: left, bits: bits),
      let b = memberTerm(of: right, like: left) ?? term(of: right, bits: bits),
      let truth = try? Self.truth(operation, a, b, isSigned: isSigned, oracle.store)
    else { return nil }
    return value(of: truth, span)
  }

  /// A truth as an `int`.
  func value(of truth: Term, _ span: Span) -> Value? {
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
    // All bits stay: it is the same value, and a pointer into an object still leads into that object.
    if width(of: term) == to.bits { return Value(.unknown(unknown)) }
    let isSigned = from.map { $0.isSigned && $0.kind == .integer }
    if width(of: term) < to.bits, isSigned == nil { return nil }
    // It stays a pointer and a distance, which leads into the object that others find behind the pointer.
    if width(of: term) == to.bits, unknown.offset != 0 { return Value(.unknown(unknown)) }
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
    try refuseContradiction()
    // What something is a member of begins at NULL only if it lies in the first page, where nothing lies.
    if unknown.offset < 0, unknown.offset > -Self.pageSize, oracle.store.value(of: truth) == nil,
      try oracle.mayHold(truth, at: span)
    {
      try oracle.assume(truth, at: span)
      assume(
        .unknown, name(of: Unknown(number: unknown.number, offset: 0)),
        "is taken not to be an address in the first page")
      return true
    }
    return try oracle.decide(truth, .condition, at: span)
  }

  /// What is mapped nowhere at the beginning of all addresses (include/linux/poison.h, mmap_min_addr).
  private static let pageSize = 4096

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
    if let number = try decideLengths(in: term, span) { return number }
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
    guard let oracle, let isHere = truth(unknown, isIn: low...high) else { return nil }
    return try oracle.decide(isHere, .possibility, at: span)
  }

  /// That an unknown number lies in a range; nil if it is no term.
  func truth(_ unknown: Unknown, isIn range: ClosedRange<Int64>) -> Term? {
    guard let store = oracle?.store, let term = term(of: unknown) else { return nil }
    let (low, high, bits) = (range.lowerBound, range.upperBound, width(of: term))
    guard let least = try? store.constant(UInt128(truncatingIfNeeded: low), width: bits),
      let most = try? store.constant(UInt128(truncatingIfNeeded: high), width: bits)
    else { return nil }
    return try? low == high
      ? store.equal(term, least)
      : store.and(store.sle(least, term), store.sle(term, most))
  }
}
