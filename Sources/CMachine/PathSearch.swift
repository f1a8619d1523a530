// How to read this file: a path is a list of choices, each the answer to a question whose answer nobody knows.
// Running again with a list of answers comes to the same questions in the same order, so the search keeps lists of
// answers and no states: it runs the first path to its end, and every other one from its beginning.

public import Constraints
public import CSyntax

/// Follows every feasible path through something that is run again and again.
public final class PathSearch: PathOracle {
  /// How far a search goes.
  public struct Limits: Sendable {
    /// Paths that are run.
    public var paths = 1_000
    /// Questions that Z3 has to answer, on all paths together.
    public var questions = 100_000
    /// Paths and questions after which a search ends of which it can be seen that it will meet a limit; nil for none.
    public var enough: (paths: Int, questions: Int)?
    /// The work of the solver, in its own unit, on all paths together.
    public var work = UInt64.max
    /// Choices on one path.
    public var choices = 400
    /// How often one condition may be undecided on one path, as that of a loop is.
    public var turns = 8
    /// How often one condition may be asked again on one path when it is decided, as in a loop without an end.
    public var repetitions = 2_000

    /// The usual limits.
    public init() {}
  }

  /// What was found to hold on a path, and where the question stood.
  public struct Literal: Hashable, Sendable {
    /// The truth.
    public let condition: Term
    /// The condition in the source.
    public let span: Span
  }

  /// One path that was run.
  public struct Path<Outcome> {
    /// What holds on it, in the order of the questions.
    public let literals: [Literal]
    /// What was taken for granted, such as where objects lie and that pointers are valid.
    public let assumed: [Term]
    /// What the run came to.
    public let outcome: Outcome
    /// Whether the solver could not say that it is feasible.
    public let isUncertain: Bool
    /// The condition that was asked too often, as that of a loop may be, if that ended the path.
    public let endlessLoop: Span?
  }

  /// All paths that were run.
  public struct Exploration<Outcome> {
    /// The paths, those that part early first.
    public let paths: [Path<Outcome>]
    /// What holds where those begin that were left because of a limit; what lies behind is not known.
    public let unfollowed: [[Term]]
    /// How many those are.
    public var leftOut: Int { unfollowed.count }
    /// What took most of the solver's work, if that or the time is what ended the search.
    public let costliest: Literal?
  }

  /// The terms of all paths.
  public let store = TermStore()
  /// Where objects lie on all paths.
  public let book = AddressBook()
  /// Whether paths that follow invalid pointers are wanted.
  public let followsFaults: Bool
  /// What holds on all paths; a further condition may be asserted between two explorations.
  public let solver: Solver
  /// The symbols of all paths, in the order in which they were first asked for.
  public private(set) var symbols: [PathSymbol] = []
  /// Whether calls that are not run are remembered.
  public var notesCalls = false
  /// With which arguments and memory functions were called that are not run, for their results, in the last
  /// exploration; on different paths they may differ.
  public private(set) var arguments: [Term: Set<String>] = [:]
  /// The symbols that lie where an index leads that nobody knows.
  public private(set) var indexedSymbols: Set<IndexedSymbol> = []
  private var symbolNumbers: [Term: Int] = [:]
  /// How far the next exploration goes.
  public var limits: Limits
  private var planned: [Choice] = []
  private var made: [Choice] = []
  private var waiting: [Planned] = []
  private var literals: [Literal] = []
  private var assumed: [Term] = []
  private var turns: [Span: Int] = [:]
  /// What was decided on this path, and how often it was asked again where.
  private var decided: [Term: Bool] = [:]
  private var repetitions: [Span: Int] = [:]
  private var isUncertain = false
  private var endlessLoop: Span?
  /// The solver's work for what is asked at a place, and what was asked there at last.
  private var costs: [Span: (work: UInt64, condition: Term)] = [:]

  /// A path that is still to be run.
  private struct Planned {
    var choices: [Choice] = []
    /// What holds where it parts from the others.
    var literals: [Term] = []
  }

  /// An answer given on the way.
  private enum Choice {
    /// Whether a truth holds, whether the opposite was feasible, too, and whether the solver was not sure of this.
    case truth(Bool, isFork: Bool, isUncertain: Bool)
    /// A value that a term may have; another run must get the same, or it would ask something else.
    case example(UInt128)
  }

  /// Makes a search.
  ///
  /// - Parameter followsFaults: Whether paths that follow invalid pointers are wanted.
  public init(
    limits: Limits = Limits(), followsFaults: Bool = false, solver: Solver.Limits = Solver.Limits()
  ) {
    self.limits = limits
    self.followsFaults = followsFaults
    self.solver = Solver(store, limits: solver)
  }

  /// The symbol of a term.
  public func symbol(_ term: Term) -> PathSymbol? { symbolNumbers[term].map { symbols[$0] } }

  /// Runs something once for every feasible path.
  ///
  /// - Parameter run: Asks this oracle, and nothing else that may answer otherwise the next time.
  public func explore<Outcome>(_ run: () -> Outcome) -> Exploration<Outcome> {
    var paths: [Path<Outcome>] = []
    waiting = [Planned()]
    arguments = [:]
    var first = 0
    // The shortest alternatives first: where a limit is met, what was seen is then the plainest part.
    let asked = solver.statistics.byZ3
    solver.workLeft = limits.work
    costs = [:]
    while first < waiting.count, !solver.isSpent,
      !isEnough(paths.count, waiting.count - first, solver.statistics.byZ3 - asked)
    {
      planned = waiting[first].choices
      waiting[first] = Planned()
      first += 1
      made = []
      literals = []
      assumed = []
      turns = [:]
      decided = [:]
      repetitions = [:]
      isUncertain = false
      endlessLoop = nil
      solver.push()
      let outcome = run()
      paths.append(
        Path(
          literals: literals, assumed: assumed, outcome: outcome, isUncertain: isUncertain,
          endlessLoop: endlessLoop))
      _ = try? solver.pop()
      progress?(paths.count, waiting.count - first)
    }
    let costliest = costs.max {
      ($0.value.work, $1.key.start) < ($1.value.work, $0.key.start)
    }
    return Exploration(
      paths: paths, unfollowed: waiting[first...].map(\.literals),
      costliest: solver.isSpent
        ? costliest.map { Literal(condition: $0.value.condition, span: $0.key) } : nil)
  }

  /// Is told after each path how many were run and how many wait.
  public var progress: ((_ run: Int, _ waiting: Int) -> Void)?

  /// Whether a limit is met, or will be for sure and enough was seen.
  private func isEnough(_ run: Int, _ waiting: Int, _ questions: Int) -> Bool {
    if run >= limits.paths || questions >= limits.questions { return true }
    guard let enough = limits.enough, run >= enough.paths || questions >= enough.questions else {
      return false
    }
    return run + waiting > limits.paths
  }

  // MARK: PathOracle

  /// Whether a truth holds: as planned; where nothing is planned, the first answer that is feasible.
  public func decide(
    _ condition: Term, _ question: PathQuestion, at span: Span
  ) throws(Stop) -> Bool {
    if let known = store.value(of: condition) { return known != 0 }
    if let known = decided[condition] {
      try countRepetition(span)
      return known
    }
    guard made.count < limits.choices else {
      throw Stop(.exhausted, "a path has more than \(limits.choices) choices", span: span)
    }
    let opposite = try making(span) { () throws(TermError) in try store.not(condition) }
    let (holds, isFork): (Bool, Bool)
    if made.count < planned.count {
      guard case .truth(let plannedHolds, let plannedFork, let wasUncertain) = planned[made.count]
      else {
        throw Stop(.unsupported, "the path was not the same when it was run again", span: span)
      }
      (holds, isFork) = (plannedHolds, plannedFork)
      if wasUncertain { isUncertain = true }
      made.append(planned[made.count])
    } else {
      // A path is as uncertain as the answers that led there, and is not asked again when it is run again.
      let before = isUncertain
      isUncertain = false
      let (can, canNot) = (try isFeasible(condition, span), try isFeasible(opposite, span))
      (holds, isFork) = (can, can && canNot)
      let wasUncertain = isUncertain
      isUncertain = before || wasUncertain
      if isFork {
        waiting.append(
          Planned(
            choices: made + [.truth(false, isFork: true, isUncertain: wasUncertain)],
            literals: literals.map(\.condition) + [opposite]))
      }
      made.append(.truth(holds, isFork: isFork, isUncertain: wasUncertain))
    }
    let taken = holds ? condition : opposite
    (decided[condition], decided[opposite]) = (holds, !holds)
    try hold(taken, at: span)
    if isFork {
      literals.append(Literal(condition: taken, span: span))
      if question == .condition { try turn(span) }
    }
    return holds
  }

  /// Counts how often something decided was asked again: what an endless loop does.
  private func countRepetition(_ span: Span) throws(Stop) {
    repetitions[span, default: 0] += 1
    guard repetitions[span, default: 0] <= limits.repetitions else {
      endlessLoop = span
      throw Stop(
        .exhausted, "a condition is asked more than \(limits.repetitions) times on one path",
        span: span)
    }
  }

  /// Counts how often a condition was undecided on this path.
  private func turn(_ span: Span) throws(Stop) {
    // What stands in no file is no loop: the requirements of a scenario.
    guard span != .none else { return }
    turns[span, default: 0] += 1
    guard turns[span, default: 0] <= limits.turns else {
      endlessLoop = span
      throw Stop(
        .exhausted, "a condition is undecided more than \(limits.turns) times on one path",
        span: span)
    }
  }

  /// Whether a truth can hold on this path; what the solver cannot say may be so.
  public func mayHold(_ condition: Term, at span: Span) throws(Stop) -> Bool {
    if let known = store.value(of: condition) { return known != 0 }
    return try isFeasible(condition, span)
  }

  /// Takes a truth for granted.
  public func assume(_ condition: Term, at span: Span) throws(Stop) {
    assumed.append(condition)
    try hold(condition, at: span)
  }

  /// Nothing is known beforehand.
  public func value(of symbol: Term) -> UInt128? { nil }

  /// Remembers a symbol.
  public func note(_ symbol: PathSymbol) {
    guard symbolNumbers[symbol.term] == nil else { return }
    symbolNumbers[symbol.term] = symbols.count
    symbols.append(symbol)
  }

  /// Remembers where a symbol lies.
  public func note(_ place: IndexedSymbol) { indexedSymbols.insert(place) }

  /// Remembers the arguments of a call.
  public func note(_ arguments: String, ofCallFor symbol: Term) {
    self.arguments[symbol, default: []].insert(arguments)
  }

  private func hold(_ condition: Term, at span: Span) throws(Stop) {
    do {
      try solver.assert(condition)
    } catch {
      throw Stop(.exhausted, "a condition is too large for the solver: \(error)", span: span)
    }
  }

  /// A value that a term may have.
  public func example(of term: Term, at span: Span) throws(Stop) -> UInt128 {
    if made.count < planned.count {
      guard case .example(let value) = planned[made.count] else {
        throw Stop(.unsupported, "the path was not the same when it was run again", span: span)
      }
      made.append(.example(value))
      return value
    }
    let value = try anyValue(of: term, at: span)
    made.append(.example(value))
    return value
  }

  private func anyValue(of term: Term, at span: Span) throws(Stop) -> UInt128 {
    let symbols = store.symbols(of: CollectionOfOne(term))
    do {
      guard let model = try solver.model(of: symbols) else {
        throw Stop(.exhausted, "the solver finds no value", span: span)
      }
      return Evaluator(store, model).value(of: term)
    } catch let stop as Stop {
      throw stop
    } catch {
      throw Stop(.exhausted, "the solver finds no value: \(error)", span: span)
    }
  }

  private func isFeasible(_ condition: Term, _ span: Span) throws(Stop) -> Bool {
    let before = solver.work
    defer {
      if solver.work > before {
        costs[span] = ((costs[span]?.work ?? 0) + solver.work - before, condition)
      }
    }
    do {
      switch try solver.check(assuming: condition) {
      case .satisfiable: return true
      case .unsatisfiable: return false
      case .unknown:
        isUncertain = true
        return true
      }
    } catch {
      throw Stop(.exhausted, "the solver cannot take a condition: \(error)", span: span)
    }
  }

  private func making(
    _ span: Span, _ body: () throws(TermError) -> Term
  ) throws(Stop) -> Term {
    do {
      return try body()
    } catch {
      throw Stop(.exhausted, "a condition is too large: \(error)", span: span)
    }
  }
}
