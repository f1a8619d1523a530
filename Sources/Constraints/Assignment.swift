/// Values for symbols; a symbol that has none stands for zero.
public struct Assignment: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  private var values: [Term: UInt128] = [:]

  /// Makes one without any values.
  public init() {}

  /// Makes one of pairs; a later pair for a symbol takes the place of an earlier one.
  public init(_ pairs: some Sequence<(Term, UInt128)>) {
    for (symbol, value) in pairs { values[symbol] = value }
  }

  /// Makes one as it is written; a later value for a symbol takes the place of an earlier one.
  public init(dictionaryLiteral pairs: (Term, UInt128)...) { self.init(pairs) }

  /// The value of a symbol, if it has one.
  public subscript(symbol: Term) -> UInt128? {
    get { values[symbol] }
    set { values[symbol] = newValue }
  }

  /// The symbols that have values, in the order of their making.
  public var symbols: [Term] { values.keys.sorted() }
}

/// Evaluates terms under one assignment and remembers the values of their parts.
public final class Evaluator {
  /// The assignment in force.
  public let assignment: Assignment
  private let store: TermStore
  private var known: [Term: UInt128] = [:]

  /// Makes one with nothing evaluated yet.
  public init(_ store: TermStore, _ assignment: Assignment) {
    self.store = store
    self.assignment = assignment
  }

  /// The value of a term; truths are 0 and 1.
  public func value(of term: Term) -> UInt128 {
    if let value = known[term] { return value }
    var waiting = [term]
    while let next = waiting.last {
      if known[next] != nil {
        waiting.removeLast()
        continue
      }
      let node = store.node(next)
      if node.operation == .symbol {
        known[next] = (assignment[next] ?? 0) & Arithmetic.mask(Int(node.width))
        continue
      }
      let before = waiting.count
      let a = value(node.a, &waiting)
      let b = value(node.b, &waiting)
      let c = value(node.c, &waiting)
      guard waiting.count == before else { continue }
      known[next] = Arithmetic.value(
        of: node, a, b, c, widthOfA: store.width(node.a), widthOfB: store.width(node.b))
    }
    return known[term] ?? 0
  }

  /// Whether a truth holds.
  public func holds(_ term: Term) -> Bool { value(of: term) != 0 }

  /// The value of an operand; one that is not known yet is put on the list, and counts as 0 till then.
  private func value(_ operand: Term, _ waiting: inout [Term]) -> UInt128 {
    if operand == .none { return 0 }
    if let value = known[operand] { return value }
    waiting.append(operand)
    return 0
  }
}
