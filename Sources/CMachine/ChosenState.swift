public import Constraints
public import CSyntax

/// Follows the one path that chosen values lead to: every unknown value is the one chosen for it, and zero if none is.
///
/// With the values of a model of a path it runs the machine on plain numbers, so that what a search said of the path
/// can be confirmed.
public final class ChosenState: PathOracle {
  /// The terms of the search that chose the values.
  public let store: TermStore
  /// Where that search's objects lie.
  public let book: AddressBook
  /// What invalid pointers lead to is a fault here as everywhere.
  public let followsFaults = true
  private let values: Evaluator
  private var indexed: [IndexedAddress: String] = [:]

  private struct IndexedAddress: Hashable {
    let address: UInt64
    let bytes: Int
  }

  /// Makes one for values chosen by a search.
  public init(_ search: PathSearch, _ assignment: Assignment) {
    store = search.store
    book = search.book
    values = Evaluator(search.store, assignment)
    for symbol in search.indexedSymbols.sorted(by: { $0.name < $1.name }) {
      let base = UInt64(truncatingIfNeeded: values.value(of: symbol.base))
      let address = base &+ UInt64(bitPattern: Int64(symbol.distance))
      indexed[IndexedAddress(address: address, bytes: symbol.bytes)] = symbol.name
    }
  }

  /// Whether a truth holds for the values.
  public func decide(
    _ condition: Term, _ question: PathQuestion, at span: Span
  ) throws(Stop) -> Bool { values.holds(condition) }

  /// Whether a truth holds for the values.
  public func mayHold(_ condition: Term, at span: Span) throws(Stop) -> Bool {
    values.holds(condition)
  }

  /// Nothing is left to be assumed.
  public func assume(_ condition: Term, at span: Span) throws(Stop) {}

  /// What a term comes to for the values.
  public func example(of term: Term, at span: Span) throws(Stop) -> UInt128 {
    values.value(of: term)
  }

  /// The value chosen for a symbol.
  public func value(of symbol: Term) -> UInt128? { values.value(of: symbol) }

  /// The name of what a path found at an address by an index nobody knew.
  public func indexedName(at address: UInt64, bytes: Int) -> String? {
    indexed[IndexedAddress(address: address, bytes: bytes)]
  }

  /// They are numbers now.
  public let choosesValues = true

  /// Every symbol has a value, so none is noted.
  public func note(_ symbol: PathSymbol) {}
}
