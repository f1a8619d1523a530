/// Makes terms and keeps them, one number for each.
///
/// A class because everything that reasons about one run shares its terms. Its methods named after
/// operations simplify what they make: constants are folded, neutral and absorbing elements go,
/// constants stand on the right and other operands of commutative operations in the order of
/// their making, negations go into comparisons, and comparisons look through extensions,
/// concatenations and if-then-else. A term keeps its meaning under all of this, and the same calls
/// in the same order give the same numbers on every machine.
///
/// ```swift
/// let store = TermStore()
/// let domain = try store.symbol("group->domain", width: 64)
/// let set = try store.not(store.equal(domain, store.constant(0, width: 64)))
/// ```
///
/// Nothing here recurses into terms, so their depth costs no stack.
public final class TermStore {
  /// How much a store takes before it refuses.
  public struct Limits: Hashable, Sendable {
    /// How many operations may be nested.
    public var depth = 20_000
    /// How many terms there may be.
    public var terms = 8_000_000

    /// The limits that serve a run of the tool.
    public init() {}
  }

  /// The limits in force.
  public let limits: Limits
  /// How often a simplification has called a constructor on a part of its own operand.
  ///
  /// Past ``deepestRewriting`` terms are left as they are: rewriting a long chain would need its length in stack.
  var rewriting = 0
  static let deepestRewriting = 48

  private var nodes: [Node] = []
  private var depths: [Int32] = []
  /// Which symbols a term is made of, a bit for every sixty-fourth of them: no common bit, no common symbol.
  private var masks: [UInt64] = []
  private var numbers: [Node: Term] = [:]
  private var names: [String] = []
  private var namesKnown: [String: Int] = [:]

  /// What the walk at hand has met, and what it has put in the places of terms.
  var met = TermMarks()
  var replaced = TermMarks()
  var images: [Term] = []

  /// Makes a store with the two truths in it.
  public init(limits: Limits = Limits()) {
    self.limits = limits
    for value in 0..<2 {
      let node = Node(
        operation: .constant, width: 0, a: .none, b: .none, c: .none, value: UInt128(value))
      numbers[node] = Term(number: Int32(value))
      nodes.append(node)
      depths.append(1)
      masks.append(0)
    }
  }

  /// How many terms there are.
  public var count: Int { nodes.count }

  /// The truth value as a term.
  public func truth(_ value: Bool) -> Term { Term(number: value ? 1 : 0) }

  /// A constant; bits above the width are cut off.
  public func constant(_ value: UInt128, width: Int) throws(TermError) -> Term {
    guard 1...128 ~= width else { throw .width(width) }
    return try make(.constant, width, value: value & Arithmetic.mask(width))
  }

  /// The unknown of a name and width; asking twice gives the same.
  public func symbol(_ name: String, width: Int) throws(TermError) -> Term {
    guard 1...128 ~= width else { throw .width(width) }
    let index = namesKnown[name] ?? names.count
    if index == names.count {
      names.append(name)
      namesKnown[name] = index
    }
    return try make(.symbol, width, value: UInt128(index))
  }

  // MARK: What a term is

  /// The operation that made a term.
  public func operation(of term: Term) -> Operation { node(term).operation }

  /// The sort of a term.
  public func sort(of term: Term) -> Sort { Sort(width: width(term)) }

  /// The operands of a term, in order.
  public func operands(of term: Term) -> [Term] {
    let node = node(term)
    return [node.a, node.b, node.c].filter { $0 != .none }
  }

  /// The value of a constant of either sort, 0 and 1 for truths; nil for other terms.
  public func value(of term: Term) -> UInt128? {
    let node = node(term)
    return node.operation == .constant ? node.value : nil
  }

  /// The name of a symbol; nil for other terms.
  public func name(of term: Term) -> String? {
    let node = node(term)
    return node.operation == .symbol ? names[Int(node.value)] : nil
  }

  /// The lowest bit that an extract takes; nil for other terms.
  public func lowestBit(of term: Term) -> Int? {
    let node = node(term)
    return node.operation == .extract ? Int(node.value) : nil
  }

  /// How many operations are nested in a term; 1 for constants and symbols.
  public func depth(of term: Term) -> Int {
    contains(term) ? Int(depths[Int(term.number)]) : 0
  }

  // MARK: Inside

  /// Bits of the symbols that a term is made of; terms without a common bit have no common symbol.
  func mask(of term: Term) -> UInt64 { contains(term) ? masks[Int(term.number)] : 0 }

  func contains(_ term: Term) -> Bool { term.number >= 0 && Int(term.number) < nodes.count }

  /// What a term stands for; one of another store stands for false.
  func node(_ term: Term) -> Node {
    contains(term) ? nodes[Int(term.number)] : nodes[0]
  }

  func width(_ term: Term) -> Int { Int(node(term).width) }

  /// The number of a node, new or known.
  func make(
    _ operation: Operation, _ width: Int, _ a: Term = .none, _ b: Term = .none, _ c: Term = .none,
    value: UInt128 = 0
  ) throws(TermError) -> Term {
    let node = Node(operation: operation, width: UInt8(width), a: a, b: b, c: c, value: value)
    if let known = numbers[node] { return known }
    let depth = max(depth(of: a), depth(of: b), depth(of: c))
    guard depth < limits.depth else { throw .tooDeep(limit: limits.depth) }
    guard nodes.count < limits.terms else { throw .tooMany(limit: limits.terms) }
    let term = Term(number: Int32(nodes.count))
    nodes.append(node)
    depths.append(Int32(depth + 1))
    masks.append(
      operation == .symbol
        ? 1 << (UInt64(truncatingIfNeeded: value) % 64) : mask(of: a) | mask(of: b) | mask(of: c))
    numbers[node] = term
    return term
  }

  /// A constant of either sort.
  func literal(_ value: UInt128, _ width: Int) throws(TermError) -> Term {
    width == 0 ? truth(value != 0) : try constant(value, width: width)
  }

  /// The common width of two bit-vectors.
  func bits(_ a: Term, _ b: Term, _ operation: Operation) throws(TermError) -> Int {
    let width = try bits(a, operation)
    guard try bits(b, operation) == width else { throw .sorts(operation) }
    return width
  }

  /// The width of a bit-vector.
  func bits(_ a: Term, _ operation: Operation) throws(TermError) -> Int {
    guard contains(a) else { throw .foreign }
    let width = width(a)
    guard width > 0 else { throw .sorts(operation) }
    return width
  }

  /// Whether two terms are of one store and one sort, and their width.
  func alike(_ a: Term, _ b: Term, _ operation: Operation) throws(TermError) -> Int {
    guard contains(a), contains(b) else { throw .foreign }
    guard width(a) == width(b) else { throw .sorts(operation) }
    return width(a)
  }

  /// Constants on the right, and else the term that was made first on the left.
  func ordered(_ a: Term, _ b: Term) -> (Term, Term) {
    let (x, y) = (value(of: a) != nil, value(of: b) != nil)
    if x != y { return x ? (b, a) : (a, b) }
    return a < b ? (a, b) : (b, a)
  }

  /// The arms of an if-then-else between two constants.
  func constantArms(_ term: Term) -> (condition: Term, then: UInt128, otherwise: UInt128)? {
    let node = node(term)
    guard node.operation == .ifThenElse, let then = value(of: node.b),
      let otherwise = value(of: node.c)
    else { return nil }
    return (node.a, then, otherwise)
  }

  /// The outcome of an operation on constants, or on choices between constants.
  func folded(
    _ operation: Operation, _ result: Int, _ a: Term, _ b: Term
  ) throws(TermError) -> Term? {
    let width = width(a)
    func apply(_ x: UInt128, _ y: UInt128) throws(TermError) -> Term {
      try literal(Arithmetic.binary(operation, width, x, y), result)
    }
    if let y = value(of: b) {
      if let x = value(of: a) { return try apply(x, y) }
      if let arms = constantArms(a) {
        return try ifThenElse(arms.condition, apply(arms.then, y), apply(arms.otherwise, y))
      }
    } else if let arms = constantArms(b) {
      if let x = value(of: a) {
        return try ifThenElse(arms.condition, apply(x, arms.then), apply(x, arms.otherwise))
      }
      if let other = constantArms(a), other.condition == arms.condition {
        return try ifThenElse(
          arms.condition, apply(other.then, arms.then), apply(other.otherwise, arms.otherwise))
      }
    }
    return nil
  }
}
