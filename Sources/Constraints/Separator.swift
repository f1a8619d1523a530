/// Finds the shortest condition under which paths are bad.
///
/// How to read it: `separate` sorts the paths. For every bad path `primes` finds the smallest selections of its literals
/// that keep out every good path (`HittingSets`); a state from a model shows which literals keep *it* out,
/// and that narrows the search. `Cover` then chooses the fewest primes that together hold on every bad
/// path. All limits are counts.
public struct Separator {
  /// How much is looked at.
  public struct Limits: Hashable, Sendable {
    /// How many selections of literals of one path.
    public var selections = 2_000
    /// How many primes of one path.
    public var primes = 32
    /// How many covers.
    public var covers = 20_000
    /// How many questions to the solver in all.
    public var checks = 100_000
    /// Whether a path that a prime of another one covers is asked for none of its own.
    public var isFrugal = false

    /// The limits that serve a run of the tool.
    public init() {}

    /// Those for a condition that is short, and need not be the shortest.
    public static func short(checks: Int) -> Limits {
      var limits = Limits()
      limits.selections = 200
      limits.primes = 8
      limits.covers = 2_000
      limits.checks = checks
      return limits
    }
  }

  private let solver: Solver
  private let limits: Limits
  private let firstCheck: Int
  private var reasons: [Separation.Reason] = []
  private static let statesKept = 256
  /// The last states found that must stay out: of good paths, and of open ones.
  private var states: [Evaluator] = []

  /// Makes one that separates under what the solver has asserted.
  private init(_ solver: Solver, limits: Limits = Limits()) {
    self.solver = solver
    self.limits = limits
    firstCheck = solver.statistics.checks
  }

  private var store: TermStore { solver.store }

  /// The shortest condition that holds on every bad path, and on no good one.
  ///
  /// Paths are numbered as given. Infeasible ones do not count.
  public static func separate(
    _ paths: [PathCase], _ solver: Solver, limits: Limits = Limits()
  ) throws(SeparationError) -> Separation {
    var separator = Separator(solver, limits: limits)
    do { return try separator.separate(paths) } catch let error as SeparationError {
      throw error
    } catch let error as SolverError {
      throw .solver(error)
    } catch let error as TermError {
      throw .solver(.term(error))
    } catch {
      throw .solver(.notATruth)
    }
  }

  private mutating func separate(_ paths: [PathCase]) throws -> Separation {
    var bad: [Int] = []
    var good: [Int] = []
    var open: [Int] = []
    for (number, path) in paths.enumerated() {
      let answer = try solver.check(assuming: path.literals)
      if answer == .unsatisfiable { continue }
      if case .unknown(let reason) = answer { note(.undecided(reason)) }
      switch path.outcome {
      case .bad: bad.append(number)
      case .good: good.append(number)
      case .open: open.append(number)
      }
    }
    let conjunctions = try paths.map { try store.conjunction($0.literals) }
    let isGood = try store.disjunction(good.map { conjunctions[$0] })
    let isBad = try store.disjunction(bad.map { conjunctions[$0] })
    try refuseOverlaps(bad, good, paths, conjunctions)
    let undivided = try open.filter { number in
      try solver.check(assuming: [conjunctions[number], isBad]) != .unsatisfiable
    }
    let apart = open.filter { !undivided.contains($0) }
    let isOpen = try store.disjunction(apart.map { conjunctions[$0] })
    let outside = try store.or(isGood, isOpen)

    let candidates = try primes(of: bad.map { unrepeated(paths[$0].literals) }, outside)
    let terms = try candidates.map { try store.conjunction($0) }
    var cover = Cover(limit: limits.covers)
    cover.weights = candidates.map(\.count)
    for number in bad {
      var covering: Set<Int> = []
      let literals = Set(paths[number].literals)
      for (index, cube) in candidates.enumerated()
      where try implies(literals, conjunctions[number], cube, terms[index]) {
        covering.insert(index)
      }
      cover.demands.append(covering)
    }
    var chosen = cover.smallest()
    if !cover.isComplete { note(.covers(limit: limits.covers)) }
    chosen = try irredundant(chosen, terms, bad.map { conjunctions[$0] })
    let cubes = chosen.map { candidates[$0] }
    return Separation(
      condition: Condition(cubes: cubes),
      depending: try depending(cubes, isGood, apart, conjunctions, paths),
      undivided: undivided, leavesOpen: !open.isEmpty, reasons: reasons)
  }

  private mutating func note(_ reason: Separation.Reason) {
    if !reasons.contains(reason) { reasons.append(reason) }
  }

  private func unrepeated(_ literals: [Term]) -> [Term] {
    var seen: Set<Term> = []
    return literals.filter { seen.insert($0).inserted }
  }

  /// The paths of a deterministic program exclude each other; where they do not, nothing said of them would be right.
  ///
  /// Two that part at a condition exclude each other in words; only of others the solver is asked.
  private func refuseOverlaps(
    _ bad: [Int], _ good: [Int], _ paths: [PathCase], _ conjunctions: [Term]
  ) throws {
    let literals = good.map { Set(paths[$0].literals) }
    for number in bad {
      let opposites = try paths[number].literals.map { try store.not($0) }
      let near = zip(good, literals)
        .filter { _, other in !opposites.contains(where: other.contains) }.map(\.0)
      if near.count > 1 {
        let any = try store.disjunction(near.map { conjunctions[$0] })
        if try solver.check(assuming: [conjunctions[number], any]) == .unsatisfiable { continue }
      }
      for other in near {
        switch try solver.check(assuming: [conjunctions[number], conjunctions[other]]) {
        case .unsatisfiable: continue
        case .satisfiable: throw SeparationError.overlap(bad: number, good: other)
        case .unknown(let reason):
          throw SeparationError.undecided(bad: number, good: other, reason: reason)
        }
      }
    }
  }

  /// Whether a feasible path lies within a cube; not where the limit on checks forbids to ask.
  private mutating func implies(
    _ literals: Set<Term>, _ path: Term, _ cube: [Term], _ term: Term
  ) throws -> Bool {
    if cube.allSatisfy(literals.contains) { return true }
    for literal in cube where try literals.contains(store.not(literal)) { return false }
    guard mayCheck() else { return false }
    return try solver.check(assuming: [path, store.not(term)]) == .unsatisfiable
  }

  /// Whether the limit on checks leaves room for one more.
  private mutating func mayCheck() -> Bool {
    if solver.statistics.checks - firstCheck < limits.checks { return true }
    note(.checks(limit: limits.checks))
    return false
  }

  // MARK: One path

  /// The smallest selections of each bad path's literals that keep out what is outside, in the order of the paths.
  private mutating func primes(of paths: [[Term]], _ outside: Term) throws -> [[Term]] {
    solver.push()
    defer { try? solver.pop() }
    try solver.assert(outside)
    var known: Set<[Term]> = []
    var primes: [[Term]] = []
    // What is left of the solver's work goes to the short ones first where it may not do for all.
    let ordered =
      limits.isFrugal
      ? paths.enumerated().sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }.map(\.1) : paths
    for literals in ordered {
      if limits.isFrugal {
        let all = Set(literals)
        if primes.contains(where: { $0.allSatisfy(all.contains) }) { continue }
      }
      for prime in try self.primes(of: literals) where known.insert(prime).inserted {
        primes.append(prime)
      }
    }
    return primes
  }

  private mutating func primes(of literals: [Term]) throws -> [[Term]] {
    guard mayCheck() else { return [literals] }
    let search = HittingSets(limit: limits.selections, wanted: limits.primes)
    let symbols = store.symbols(of: solver.asserted + literals)
    let (found, isComplete) = try search.smallest(of: literals.count) {
      selection throws(any Error) in
      try self.demand(selection.map { literals[$0] }, of: literals, symbols)
    }
    // Having found as many as are wanted means that there may be others, but the smallest are among these.
    if !isComplete, found.count < limits.primes { note(.selections(limit: limits.selections)) }
    // Where the solver says nothing, a path is told by all of its literals: it must not get lost.
    return found.isEmpty ? [literals] : found.map { $0.map { literals[$0] } }
  }

  /// Which literals of a cube would keep out a state that a selection of them lets in.
  private mutating func demand(
    _ selection: [Term], of literals: [Term], _ symbols: [Term]
  ) throws -> HittingSets.Verdict {
    func excluding(_ state: Evaluator) -> HittingSets.Verdict {
      .needsOneOf(literals.indices.filter { !state.holds(literals[$0]) })
    }
    if let state = states.first(where: { state in selection.allSatisfy(state.holds) }) {
      return excluding(state)
    }
    switch try solver.check(assuming: selection) {
    case .unsatisfiable: return .suffices
    case .unknown(let reason):
      note(.undecided(reason))
      return .needsOneOf(literals.indices.filter { !selection.contains(literals[$0]) })
    case .satisfiable:
      let model = try solver.assuming(selection) { () throws(SolverError) in
        try solver.model(of: symbols)
      }
      guard let model else { return .needsOneOf(Array(literals.indices)) }
      let state = Evaluator(store, model)
      states.insert(state, at: 0)
      if states.count > Self.statesKept { states.removeLast() }
      return excluding(state)
    }
  }

  // MARK: All paths

  /// Leaves out cubes that the others make superfluous together, the last and longest first.
  private mutating func irredundant(_ chosen: [Int], _ terms: [Term], _ paths: [Term]) throws
    -> [Int]
  {
    var kept = chosen
    for index in chosen.reversed() where kept.count > 1 {
      let rest = kept.filter { $0 != index }
      let others = try store.disjunction(rest.map { terms[$0] })
      let isCovered = try paths.allSatisfy { path in
        try mayCheck()
          && solver.check(assuming: [path, terms[index], store.not(others)]) == .unsatisfiable
      }
      if isCovered { kept = rest }
    }
    return kept
  }

  /// The open paths that alone keep a literal from being dropped.
  private func depending(
    _ cubes: [[Term]], _ isGood: Term, _ open: [Int], _ conjunctions: [Term], _ paths: [PathCase]
  ) throws -> [Int] {
    var found: Set<Int> = []
    let literals = open.map { Set(paths[$0].literals) }
    for cube in cubes where !open.isEmpty {
      for literal in cube {
        let rest = cube.filter { $0 != literal }
        guard try solver.check(assuming: rest + [isGood]) == .unsatisfiable else { continue }
        let opposites = try rest.map { try store.not($0) }
        solver.push()
        defer { try? solver.pop() }
        for term in rest { try solver.assert(term) }
        for (index, number) in open.enumerated()
        where !found.contains(number) && !opposites.contains(where: literals[index].contains) {
          if try solver.check(assuming: conjunctions[number]) != .unsatisfiable {
            found.insert(number)
          }
        }
      }
    }
    return found.sorted()
  }
}
