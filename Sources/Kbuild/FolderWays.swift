/// How a file comes to be built.
struct FolderWays {
  /// What each way asks for; nil if there is none.
  var condition: Condition?
  /// What only some of the ways ask for.
  var dropped: [Condition.Term] = []
  /// A list that may or may not name the file.
  var unknown: PlaceNumber?

  /// One more way.
  mutating func add(_ way: Condition) {
    guard let known = condition else {
      condition = way
      return
    }
    let both = known.or(way)
    for term in known.terms + way.terms {
      let isKept = both.terms.contains { $0.symbol == term.symbol }
      let isKnown = dropped.contains { $0.symbol == term.symbol }
      if !isKept, !isKnown { dropped.append(term) }
    }
    condition = both
  }
}
