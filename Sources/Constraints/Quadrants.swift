/// The states for which one condition holds, another, both or neither.
public struct Quadrants: Hashable, Sendable {
  /// One of the four kinds of states.
  public struct Quadrant: Hashable, Sendable {
    /// Whether there are such states.
    public let answer: Answer
    /// The plainest of them; nil where there are none or none was found.
    public let example: MinimalModel?
  }

  /// Where both conditions hold.
  public let both: Quadrant
  /// Where only the first one holds.
  public let onlyBefore: Quadrant
  /// Where only the second one holds.
  public let onlyAfter: Quadrant
  /// Where neither holds.
  public let neither: Quadrant

  /// Whether the conditions are the same, as far as that was found out.
  public var equivalent: Decision {
    var undecided: String?
    for quadrant in [onlyBefore, onlyAfter] {
      switch quadrant.answer {
      case .satisfiable: return .no
      case .unsatisfiable: continue
      case .unknown(let reason): undecided = undecided ?? reason
      }
    }
    return undecided.map { .unknown($0) } ?? .yes
  }
}

extension Solver {
  /// Compares two truths wherever everything asserted holds, with a minimal model of each quadrant.
  ///
  /// The symbols are those the examples give values for, the first being the last to deviate from its preference;
  /// if none are named, those of both truths.
  public func quadrants(
    before: Term, after: Term, symbols: [Term]? = nil, preferring preferences: [Term: UInt128] = [:]
  ) throws(SolverError) -> Quadrants {
    let symbols = symbols ?? store.symbols(of: [before, after])
    let notBefore = try making { () throws(TermError) in try store.not(before) }
    let notAfter = try making { () throws(TermError) in try store.not(after) }
    func quadrant(_ conditions: [Term]) throws(SolverError) -> Quadrants.Quadrant {
      try assuming(conditions) { () throws(SolverError) in
        Quadrants.Quadrant(
          answer: try check(), example: try minimalModel(of: symbols, preferring: preferences))
      }
    }
    return Quadrants(
      both: try quadrant([before, after]), onlyBefore: try quadrant([before, notAfter]),
      onlyAfter: try quadrant([notBefore, after]), neither: try quadrant([notBefore, notAfter]))
  }
}
