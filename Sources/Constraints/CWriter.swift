/// Writes one expression; the part for truths.
///
/// How to read it: `value` gives an integer expression and says how its value and the term's bits
/// agree (`CValue`). Comparisons, divisions and shifts to the right need the number itself, so they ask
/// for it with `unsigned` or `signed`, which cast only what is not that number already. Everything
/// else is right in its lowest bits whatever stands above them.
struct CWriter {
  typealias Failure = CPrinter.Failure

  let store: TermStore
  let names: CNames
  private let limit: Int
  private var left: Int

  init(_ store: TermStore, _ names: CNames, limit: Int) {
    self.store = store
    self.names = names
    self.limit = limit
    left = limit
  }

  /// Counts an operation, and refuses terms that would nest too deep for the stack.
  mutating func begin(_ term: Term) throws(Failure) {
    left -= 1
    guard left >= 0, store.depth(of: term) <= 300 else { throw .tooLarge(limit: limit) }
  }

  // MARK: Truths

  /// A truth as something that is zero or not.
  mutating func truth(_ term: Term) throws(Failure) -> CTruth {
    try begin(term)
    if let phrase = names.phrase(term) {
      return CTruth(text: phrase, precedence: .postfix, isZeroOrOne: false)
    }
    let node = store.node(term)
    switch node.operation {
    case .constant:
      return CTruth(text: "\(node.value)", precedence: .postfix, isZeroOrOne: true)
    case .not:
      let inner = store.node(node.a)
      if inner.operation == .equal, names.phrase(node.a) == nil {
        return try equality(inner, isEqual: false)
      }
      return CTruth(
        text: "!" + (try truth(node.a).bracketed(below: .unary)), precedence: .unary,
        isZeroOrOne: true)
    case .and, .or:
      return try junction(term, node.operation)
    case .ifThenElse:
      let condition = try truth(node.a).bracketed(below: .disjunction)
      let then = try truth(node.b)
      let otherwise = try truth(node.c)
      return CTruth(
        text: "\(condition) ? \(then.bracketed(below: .disjunction)) : "
          + otherwise.bracketed(below: .disjunction),
        precedence: .conditional, isZeroOrOne: then.isZeroOrOne && otherwise.isZeroOrOne)
    case .equal:
      return try equality(node, isEqual: true)
    default:
      return try order(node)
    }
  }

  /// A truth as 0 or 1.
  mutating func zeroOrOne(_ term: Term) throws(Failure) -> CTruth {
    let truth = try truth(term)
    if truth.isZeroOrOne { return truth }
    return CTruth(
      text: "!!" + truth.bracketed(below: .unary), precedence: .unary, isZeroOrOne: true)
  }

  /// A conjunction or disjunction with all operands that are of its kind at one level.
  private mutating func junction(_ term: Term, _ operation: Operation) throws(Failure) -> CTruth {
    let isAnd = operation == .and
    var texts: [String] = []
    var waiting = [term]
    while let next = waiting.popLast() {
      let node = store.node(next)
      if node.operation == operation, next == term || names.phrase(next) == nil {
        waiting.append(node.b)
        waiting.append(node.a)
        continue
      }
      // Within a disjunction compilers want to see brackets around a conjunction.
      texts.append(try truth(next).bracketed(below: .bitOr))
    }
    return CTruth(
      text: texts.joined(separator: isAnd ? " && " : " || "),
      precedence: isAnd ? .conjunction : .disjunction, isZeroOrOne: true)
  }

  private mutating func equality(_ node: Node, isEqual: Bool) throws(Failure) -> CTruth {
    if store.width(node.a) == 0 {
      let a = try zeroOrOne(node.a)
      let b = try zeroOrOne(node.b)
      return comparison(
        a.bracketed(below: .shift), isEqual ? "==" : "!=", b.bracketed(below: .shift))
    }
    if store.value(of: node.b) == 0, let plain = try zeroTest(node.a, isEqual: isEqual) {
      return plain
    }
    let sign = isEqual ? "==" : "!="
    if let k = store.value(of: node.b), let symbol = symbolIn(node.a),
      let name = names.constant(k, symbol)
    {
      let value = try value(node.a)
      return comparison(value.bracketed(below: .shift), sign, name)
    }
    let (a, b) = try equalOperands(node.a, node.b)
    let texts = (a.bracketed(below: .shift), b.bracketed(below: .shift))
    // What is compared comes first, and where something lies second.
    let isTurned = texts.0.hasPrefix("&") && !texts.1.hasPrefix("&")
    return comparison(isTurned ? texts.1 : texts.0, sign, isTurned ? texts.0 : texts.1)
  }

  private func comparison(_ a: String, _ sign: String, _ b: String) -> CTruth {
    let isEquality = sign == "==" || sign == "!="
    return CTruth(
      text: "\(a) \(sign) \(b)", precedence: isEquality ? .equality : .relation, isZeroOrOne: true)
  }

  /// The symbol that a term is, if it is nothing but that.
  private func symbolIn(_ term: Term) -> Term? {
    store.node(term).operation == .symbol ? term : nil
  }

  /// `p` and `!p` for what is not asked for its number; nil where `== 0` says it better.
  private mutating func zeroTest(_ term: Term, isEqual: Bool) throws(Failure) -> CTruth? {
    let node = store.node(term)
    let text: String
    var precedence = Precedence.postfix
    switch node.operation {
    case .symbol where names.kind(term) == .pointer || names.kind(term) == .boolean:
      text = try value(term).text
    case .and where store.value(of: node.b) != nil:
      let mask = try unsigned(term)
      text = isEqual ? mask.bracketed(below: .unary) : mask.text
      precedence = mask.precedence
    default: return nil
    }
    return isEqual
      ? CTruth(text: "!" + text, precedence: .unary, isZeroOrOne: true)
      : CTruth(text: text, precedence: precedence, isZeroOrOne: false)
  }

  /// Two operands that C finds equal just where their bits are.
  private mutating func equalOperands(
    _ x: Term, _ y: Term
  ) throws(Failure) -> (CValue, CValue) {
    if let k = store.value(of: y) {
      var a = try integer(value(x))
      if !a.isUnsignedValue, !a.isSignedValue { a = try unsigned(x) }
      let isSigned = !a.isUnsignedValue
      let b = constant(k, store.width(x), signed: isSigned)
      let common = CType.common(a.promoted, b.promoted)
      if !isSigned || a.survives(common) && b.survives(common) { return (a, b) }
      return (cast(a, store.width(x), signed: true), b)
    }
    let width = store.width(x)
    var a = try value(x)
    var b = try value(y)
    if a.isPointer, b.isPointer { return (a, b) }
    (a, b) = (integer(a), integer(b))
    let common = CType.common(a.promoted, b.promoted)
    if a.isUnsignedValue, b.isUnsignedValue { return (a, b) }
    if a.isSignedValue, b.isSignedValue, a.survives(common), b.survives(common) { return (a, b) }
    if common.bits == width { return (a, b) }
    return (try unsigned(x), try unsigned(y))
  }

  private mutating func order(_ node: Node) throws(Failure) -> CTruth {
    let isStrict = node.operation == .ult || node.operation == .slt
    let isSigned = node.operation == .slt || node.operation == .sle
    // The constant goes to the right, as people write it.
    let isTurned = store.value(of: node.a) != nil
    let (x, y) = isTurned ? (node.b, node.a) : (node.a, node.b)
    let sign = isTurned ? (isStrict ? ">" : ">=") : (isStrict ? "<" : "<=")
    if !isSigned {
      let (a, b) = (try value(x), try value(y))
      if a.isPointer, b.isPointer { return comparison(a.text, sign, b.text) }
    }
    let (a, b) = try isSigned ? signedPair(x, y) : (unsigned(x), unsigned(y))
    return comparison(a.bracketed(below: .shift), sign, b.bracketed(below: .shift))
  }

  /// Two operands that keep their signed values when C converts them to one type.
  mutating func signedPair(_ x: Term, _ y: Term) throws(Failure) -> (CValue, CValue) {
    var (a, b) = (try signed(x), try signed(y))
    let common = CType.common(a.promoted, b.promoted)
    if a.survives(common), b.survives(common) { return (a, b) }
    let width = store.width(x)
    if !a.promoted.isSigned { a = cast(a, width, signed: true) }
    if !b.promoted.isSigned { b = cast(b, width, signed: true) }
    return (a, b)
  }
}
