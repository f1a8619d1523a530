/// What must hold of single symbols: a conjunction, each symbol in a set of values.
///
/// It is what certainly follows from something, which may say more: an alternative keeps only what both
/// sides say of a symbol. So dropping a term is always right, and inventing one never is.
struct Condition: Sendable, Hashable {
  struct Term: Sendable, Hashable {
    var symbol: Int
    var values: ValueSet
    var place: PlaceNumber
  }

  /// By symbol; never one that allows everything.
  private(set) var terms: [Term] = []

  /// More terms than this are dropped.
  private static let limit = 256

  /// What says nothing.
  static let always = Condition()

  init() {}

  init(_ symbol: Int, in values: ValueSet, at place: PlaceNumber) {
    if values != .any { terms = [Term(symbol: symbol, values: values, place: place)] }
  }

  var isAlways: Bool { terms.isEmpty }

  /// Both; nil if they cannot hold together.
  func and(_ other: Condition) -> Condition? {
    if other.terms.isEmpty { return self }
    if terms.isEmpty { return other }
    var merged = Condition()
    merged.terms.reserveCapacity(terms.count + other.terms.count)
    var (left, right) = (0, 0)
    while left < terms.count || right < other.terms.count {
      if right == other.terms.count
        || left < terms.count && terms[left].symbol < other.terms[right].symbol
      {
        merged.terms.append(terms[left])
        left += 1
      } else if left == terms.count || other.terms[right].symbol < terms[left].symbol {
        merged.terms.append(other.terms[right])
        right += 1
      } else {
        let values = terms[left].values.intersection(other.terms[right].values)
        if values.isEmpty { return nil }
        // The line is the one that says the most.
        var term = values == terms[left].values ? terms[left] : other.terms[right]
        term.values = values
        merged.terms.append(term)
        left += 1
        right += 1
      }
    }
    if merged.terms.count > Self.limit { merged.terms.removeLast(merged.terms.count - Self.limit) }
    return merged
  }

  /// What follows from either.
  func or(_ other: Condition) -> Condition {
    var common = Condition()
    var (left, right) = (0, 0)
    while left < terms.count, right < other.terms.count {
      if terms[left].symbol < other.terms[right].symbol {
        left += 1
      } else if other.terms[right].symbol < terms[left].symbol {
        right += 1
      } else {
        let values = terms[left].values.union(other.terms[right].values)
        if values != .any {
          var term = terms[left]
          term.values = values
          common.terms.append(term)
        }
        left += 1
        right += 1
      }
    }
    return common
  }

  /// What follows if it does not hold: something only where it is about one symbol.
  var negated: Condition? {
    guard terms.count == 1 else { return .always }
    let values = ValueSet.any.subtracting(terms[0].values)
    return values.isEmpty ? nil : Condition(terms[0].symbol, in: values, at: terms[0].place)
  }

  /// What follows from any of some conditions, of which those that cannot hold are nil.
  static func either(_ one: Condition?, _ other: Condition?) -> Condition? {
    guard let one else { return other }
    guard let other else { return one }
    return one.or(other)
  }

  /// The same without the terms that a rule refuses.
  func filter(_ keeps: (Term) -> Bool) -> Condition {
    var kept = Condition()
    kept.terms = terms.filter(keeps)
    return kept
  }
}
