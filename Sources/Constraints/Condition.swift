/// A condition as a disjunction of cubes, each a conjunction of literals in the order of the program.
public struct Condition: Hashable, Sendable {
  /// The cubes, in the order in which paths first asked for them; none means never, and one without literals always.
  public let cubes: [[Term]]

  /// Makes one of cubes.
  public init(cubes: [[Term]]) { self.cubes = cubes }

  /// The literals that stand in all cubes, in the order of the first.
  public var common: [Term] {
    guard let first = cubes.first else { return [] }
    return first.filter { literal in cubes.allSatisfy { $0.contains(literal) } }
  }

  /// How many literals there are in all cubes.
  public var literals: Int { cubes.reduce(0) { $0 + $1.count } }

  /// The condition as one truth, with what all cubes have in common first and once.
  public func factored(in store: TermStore) throws(TermError) -> Term {
    let common = common
    var rests: [Term] = []
    for cube in cubes {
      rests.append(try store.conjunction(cube.filter { !common.contains($0) }))
    }
    return try store.conjunction(common + [store.disjunction(rests)])
  }

  /// The condition as one truth, cube by cube.
  public func term(in store: TermStore) throws(TermError) -> Term {
    var terms: [Term] = []
    for cube in cubes { terms.append(try store.conjunction(cube)) }
    return try store.disjunction(terms)
  }
}

/// One path of a program: what had to hold for it to be taken, and what it came to.
public struct PathCase: Hashable, Sendable {
  /// What a path came to.
  public enum Outcome: Hashable, Sendable {
    /// What is looked for.
    case bad
    /// Anything else that ended.
    case good
    /// It was cut off, so it is neither.
    case open
  }

  /// The conditions of the branches, in the order in which they were taken.
  public let literals: [Term]
  /// What the path came to.
  public let outcome: Outcome

  /// Makes one.
  public init(_ literals: [Term], _ outcome: Outcome) {
    self.literals = literals
    self.outcome = outcome
  }
}

/// The condition that separates bad paths from good ones.
public struct Separation: Hashable, Sendable {
  /// Why a condition may be longer than it has to be.
  public enum Reason: Hashable, Sendable {
    /// More selections of literals than the limit would have to be looked at.
    case selections(limit: Int)
    /// More covers than the limit would have to be looked at.
    case covers(limit: Int)
    /// More checks than the limit would have been needed.
    case checks(limit: Int)
    /// The solver gave no answer, for this reason.
    case undecided(String)
  }

  /// Holds on every bad path that is feasible and on no good one, and on no open one either.
  ///
  /// Where a bad path can share states with an open one the latter does not count; it is named in ``undivided``.
  public let condition: Condition
  /// The open paths, by number, because of which some literal could not be dropped.
  ///
  /// Were they bad, the condition would be shorter.
  public let depending: [Int]
  /// The open paths, by number, that share states with a bad one.
  public let undivided: [Int]
  /// Whether some open path is feasible, so that a state outside the condition need not be good.
  public let leavesOpen: Bool
  /// Why the condition may be longer than it has to be; none where it is as short as its literals allow.
  public let reasons: [Reason]

  /// Whether no shorter disjunction of the paths' own literals says the same.
  public var isMinimal: Bool { reasons.isEmpty }
}

/// Why paths could not be separated.
public enum SeparationError: Error, Hashable, Sendable {
  /// A bad path and a good one can be taken in the same state, so no condition separates them.
  case overlap(bad: Int, good: Int)
  /// Whether a bad path and a good one can be taken in the same state was not found out.
  case undecided(bad: Int, good: Int, reason: String)
  /// The solver could not go on.
  case solver(SolverError)
}

extension SeparationError: CustomStringConvertible {
  /// Why, as the end of a sentence.
  public var description: String {
    switch self {
    case .overlap: "a bad one and a good one can both be taken in one state"
    case .undecided(_, _, let reason): "the solver gave no answer (\(reason))"
    case .solver(let error): "\(error)"
    }
  }
}
