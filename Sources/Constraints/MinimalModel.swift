/// Values for which everything asserted holds, as plain as they can be.
public struct MinimalModel: Hashable, Sendable {
  /// The values of the symbols asked for.
  public let assignment: Assignment
  /// The symbols that could not have their preferred values, in the order asked for.
  public let deviating: [Term]
  /// Whether it is certain that there is nothing plainer; not where Z3 met its limit on the way.
  public let isMinimal: Bool
}

extension Solver {
  /// Values that satisfy everything asserted, with as many symbols as possible at the values preferred for them.
  ///
  /// A symbol without a preference prefers zero. Among the models with the fewest deviations those count whose first
  /// symbols have their preferences, and among these the one whose remaining values, taken one after the
  /// other in the order of the symbols, are lowest. So there is one answer, and it owes nothing to how Z3 searches.
  /// Symbols that were not asked for are free.
  ///
  /// Nil where nothing satisfies what is asserted, or no model was found.
  public func minimalModel(
    of symbols: [Term], preferring preferences: [Term: UInt128] = [:]
  ) throws(SolverError) -> MinimalModel? {
    guard var best = try model(of: symbols) else { return nil }
    var isMinimal = true
    var prefers: [Term] = []
    for symbol in symbols {
      prefers.append(
        try making { () throws(TermError) in
          let width = store.width(symbol)
          return try store.equal(symbol, store.constant(preferences[symbol] ?? 0, width: width))
        })
    }

    /// Looks for a model with further conditions, and takes it where there is one.
    func improves(_ further: [Term]) throws(SolverError) -> Bool {
      try assuming(further) { () throws(SolverError) in
        switch try check() {
        case .satisfiable:
          if let model = try model(of: symbols) { best = model }
          return true
        case .unsatisfiable: return false
        case .unknown:
          isMinimal = false
          return false
        }
      }
    }
    func deviations() -> Int {
      let model = Evaluator(store, best)
      return prefers.count { !model.holds($0) }
    }

    // All at once is the usual case and one check.
    if deviations() > 0, try !improves(prefers) {
      while deviations() > 1 {
        guard try improves([atMost(deviations() - 1, of: prefers)]) else { break }
      }
    }
    // The number is found; now which ones, and then the values of the others.
    var settled: [Term] = []
    if deviations() > 0 { settled.append(try atMost(deviations(), of: prefers)) }
    var deviating: [Term] = []
    for (symbol, preference) in zip(symbols, prefers) {
      if Evaluator(store, best).holds(preference) {
        settled.append(preference)
      } else if try improves(settled + [preference]) {
        settled.append(preference)
      } else {
        deviating.append(symbol)
      }
    }
    for symbol in deviating {
      settled.append(contentsOf: try lowestValue(of: symbol, settled, { best }, improves))
    }
    return MinimalModel(assignment: best, deviating: deviating, isMinimal: isMinimal)
  }

  /// Makes a symbol's value as low as it can be, bit by bit from the highest, and gives the condition that keeps it there.
  private func lowestValue(
    of symbol: Term, _ settled: [Term], _ best: () -> Assignment,
    _ improves: ([Term]) throws(SolverError) -> Bool
  ) throws(SolverError) -> [Term] {
    let width = store.width(symbol)
    func constant(_ value: UInt128) throws(SolverError) -> Term {
      try making { () throws(TermError) in try store.constant(value, width: width) }
    }
    for low in 0..<3 {
      if best()[symbol] ?? 0 <= UInt128(low) { break }
      let value = try constant(UInt128(low))
      let isLow = try making { () throws(TermError) in try store.equal(symbol, value) }
      if try improves(settled + [isLow]) { break }
    }
    if best()[symbol] ?? 0 > 2 {
      for bit in stride(from: UInt128(width - 1), through: 0, by: -1) {
        let value = best()[symbol] ?? 0
        guard (value >> bit) & 1 == 1 else { continue }
        let bound = try constant((value >> bit) << bit)
        let isBelow = try making { () throws(TermError) in try store.ult(symbol, bound) }
        _ = try improves(settled + [isBelow])
      }
    }
    let value = try constant(best()[symbol] ?? 0)
    return [try making { () throws(TermError) in try store.equal(symbol, value) }]
  }

  /// That at most so many of some truths fail.
  private func atMost(_ count: Int, of truths: [Term]) throws(SolverError) -> Term {
    try making { () throws(TermError) in
      var width = 1
      while truths.count >> width > 0 { width += 1 }
      let (zero, one) = try (store.constant(0, width: width), store.constant(1, width: width))
      var sum = zero
      for truth in truths { sum = try store.add(sum, store.ifThenElse(truth, zero, one)) }
      return try store.ule(sum, store.constant(UInt128(count), width: width))
    }
  }
}
