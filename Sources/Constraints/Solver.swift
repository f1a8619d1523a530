/// Says whether conditions can hold together, and for which values.
///
/// Conditions are asserted in frames that are pushed and popped, as along the paths of a program.
/// A check asks, cheapest first: whether a condition and its opposite were asserted; whether the equalities
/// with constants asserted so far decide a condition; whether one of the last models satisfies
/// all; whether the same were asked for before; and then Z3, with a limit on its work and not on its time.
///
/// The same calls in the same order give the same answers and models on every machine: Z3 runs in
/// one thread with fixed seeds, and everything kept is bounded by counts. A class, because all
/// branches of a run share what is known.
public final class Solver {
  /// How much a solver does and keeps.
  public struct Limits: Hashable, Sendable {
    /// Z3's own measure of work for one check.
    public var rlimit: UInt32 = 2_000_000
    /// How deep a term may be nested for Z3, which recurses into terms here and there.
    public var depth = 2_000
    /// After how many translated terms a new Z3 takes over, so that memory is bounded.
    public var terms = 50_000
    /// After how many checks by Z3 a new one takes over.
    public var checks = 20_000
    /// How many answers are kept.
    public var answers = 100_000
    /// How many models are tried.
    public var models = 8

    /// The limits that serve a run of the tool.
    public init() {}
  }

  /// How often each means gave the answer of a check.
  public struct Statistics: Hashable, Sendable {
    /// By a condition and its opposite, or by equalities with constants.
    public internal(set) var byPropagation = 0
    /// By a model found earlier.
    public internal(set) var byModel = 0
    /// By the answer to the same question.
    public internal(set) var byAnswer = 0
    /// By Z3.
    public internal(set) var byZ3 = 0
    /// How many of Z3's answers were none.
    public internal(set) var unknown = 0

    /// All checks.
    public var checks: Int { byPropagation + byModel + byAnswer + byZ3 }
  }

  /// What was asserted since a push.
  private struct Frame {
    let conditions: Int
    var isContradictory: Bool
    var fixed: [Term] = []
    /// Bits of the symbols that are fixed in this frame and those around it.
    var mask: UInt64 = 0
  }

  /// The store of the terms.
  public let store: TermStore
  /// The limits in force.
  public let limits: Limits
  /// How much more work Z3 may do in all, in the unit of its limit.
  ///
  /// What needs it when none is left has no answer. The same questions take the same work on every machine.
  public var workLeft = UInt64.max
  /// When Z3 is asked no more, for those who would rather have no answer than wait; machines differ in that.
  public var deadline: ContinuousClock.Instant?
  /// The work that Z3 has done so far.
  public private(set) var work: UInt64 = 0
  /// How the checks so far were answered.
  public private(set) var statistics = Statistics()

  private var frames = [Frame(conditions: 0, isContradictory: false)]
  private var conditions: [Term] = []
  private var present = TermFlags()
  /// The parts of a conjunction that were looked at while it was taken apart.
  private var taken = TermMarks()
  private var fixed: [Term: Term] = [:]

  private var session: Z3Session?
  private var sessionChecks = 0
  private var models: [Evaluator] = []
  private var answers: [[Term]: Answer] = [:]

  /// Makes one with nothing asserted.
  public init(_ store: TermStore, limits: Limits = Limits()) {
    self.store = store
    self.limits = limits
  }

  /// How many pushes there are without a pop.
  public var depth: Int { frames.count - 1 }

  /// The conditions that count now, conjunctions taken apart and implied ones left out, in order.
  public var asserted: [Term] {
    frames.last?.isContradictory == true ? [store.truth(false)] : conditions
  }

  // MARK: Frames

  /// Opens a frame.
  public func push() {
    frames.append(
      Frame(
        conditions: conditions.count, isContradictory: frames.last?.isContradictory ?? false,
        mask: frames.last?.mask ?? 0))
  }

  /// Closes the last frame and forgets what was asserted in it.
  public func pop() throws(SolverError) {
    guard frames.count > 1, let frame = frames.popLast() else { throw .nothingToPop }
    for condition in conditions[frame.conditions...] { present.remove(condition) }
    conditions.removeLast(conditions.count - frame.conditions)
    for symbol in frame.fixed { fixed[symbol] = nil }
  }

  /// Has a truth hold in the frame that is open.
  public func assert(_ condition: Term) throws(SolverError) {
    guard store.contains(condition), store.width(condition) == 0 else { throw .notATruth }
    if store.node(condition).operation != .and { return try assertLiteral(condition) }
    var waiting = [condition]
    taken.begin(store.count)
    while frames.last?.isContradictory != true, let next = waiting.popLast() {
      guard taken.insert(next) else { continue }
      let node = store.node(next)
      if node.operation == .and {
        waiting.append(node.b)
        waiting.append(node.a)
      } else {
        try assertLiteral(next)
      }
    }
  }

  private func assertLiteral(_ condition: Term) throws(SolverError) {
    let frame = frames.count - 1
    if frames[frame].isContradictory || present.contains(condition) { return }
    let opposite = try making { () throws(TermError) in try store.not(condition) }
    if present.contains(opposite) {
      frames[frame].isContradictory = true
      return
    }
    let mask = frames[frame].mask
    let known = try making { () throws(TermError) in
      try store.substitute(fixed, touching: mask, in: condition)
    }
    if let value = store.value(of: known) {
      if value == 0 { frames[frame].isContradictory = true }
      return
    }
    conditions.append(condition)
    present.insert(condition)
    // One equality can fix a symbol only through the equalities before it, so take what is left.
    if let fact = store.constantEquality(known), fact.isEqual,
      store.node(fact.term).operation == .symbol
    {
      let constant = store.node(known).b
      fixed[fact.term] = constant
      frames[frame].fixed.append(fact.term)
      frames[frame].mask |= store.mask(of: fact.term)
    }
  }

  /// Passes on why a term could not be made.
  func making(_ body: () throws(TermError) -> Term) throws(SolverError) -> Term {
    do { return try body() } catch { throw .term(error) }
  }

  // MARK: Questions

  /// Whether everything asserted can hold together.
  public func check() throws(SolverError) -> Answer {
    if frames.last?.isContradictory == true {
      statistics.byPropagation += 1
      return .unsatisfiable
    }
    if try currentModel() != nil {
      statistics.byModel += 1
      return .satisfiable
    }
    let key = conditions.sorted()
    if let known = answers[key], known != .satisfiable {
      statistics.byAnswer += 1
      return known
    }
    if let reason = refusal { return .unknown(reason) }
    statistics.byZ3 += 1
    let answer = try checkWithZ3()
    if case .unknown = answer { statistics.unknown += 1 }
    if answers.count >= limits.answers { answers = [:] }
    answers[key] = answer
    return answer
  }

  /// Whether everything asserted and a further truth can hold together.
  public func check(assuming condition: Term) throws(SolverError) -> Answer {
    try check(assuming: CollectionOfOne(condition))
  }

  /// Whether everything asserted and further truths can hold together.
  public func check(assuming conditions: some Sequence<Term>) throws(SolverError) -> Answer {
    try assuming(conditions) { () throws(SolverError) in try check() }
  }

  /// Whether a truth holds wherever everything asserted holds.
  public func isImplied(_ condition: Term) throws(SolverError) -> Decision {
    guard store.contains(condition), store.width(condition) == 0 else { throw .notATruth }
    let opposite = try making { () throws(TermError) in try store.not(condition) }
    switch try check(assuming: opposite) {
    case .satisfiable: return .no
    case .unsatisfiable: return .yes
    case .unknown(let reason): return .unknown(reason)
    }
  }

  /// Whether two terms have the same value wherever everything asserted holds.
  public func areEquivalent(_ a: Term, _ b: Term) throws(SolverError) -> Decision {
    try isImplied(making { () throws(TermError) in try store.equal(a, b) })
  }

  /// Values for which everything asserted holds: of the symbols asked for, and if none are named, of all asserted.
  ///
  /// Nil where there are none, or none were found.
  public func model(of symbols: [Term]? = nil) throws(SolverError) -> Assignment? {
    guard try check() == .satisfiable, let model = try currentModel() else { return nil }
    let wanted = symbols ?? store.symbols(of: conditions)
    return Assignment(wanted.map { ($0, model.assignment[$0] ?? 0) })
  }

  /// Does something with further truths asserted, and takes them back.
  func assuming<Value>(
    _ conditions: some Sequence<Term>, _ body: () throws(SolverError) -> Value
  ) throws(SolverError) -> Value {
    push()
    let value: Value
    do {
      for condition in conditions { try assert(condition) }
      value = try body()
    } catch {
      try pop()
      throw error
    }
    try pop()
    return value
  }

  /// Forgets all that was found, and Z3 with it, but not what is asserted.
  public func reset() {
    session = nil
    models = []
    answers = [:]
  }

  // MARK: Means

  /// A kept model that satisfies everything asserted; it becomes the first to be tried.
  private func currentModel() throws(SolverError) -> Evaluator? {
    if models.isEmpty { models.append(Evaluator(store, Assignment())) }
    for index in models.indices {
      let model = models[index]
      guard conditions.allSatisfy(model.holds) else { continue }
      models.remove(at: index)
      models.insert(model, at: 0)
      return model
    }
    return nil
  }

  /// Whether Z3 is asked no more.
  public var isSpent: Bool { refusal != nil }

  /// Why Z3 is asked no more.
  private var refusal: String? {
    if workLeft == 0 { return "the work of the solver that one replay may take is done" }
    if let deadline, ContinuousClock.now >= deadline { return "the time is over" }
    return nil
  }

  private func checkWithZ3() throws(SolverError) -> Answer {
    if let tooDeep = conditions.first(where: { store.depth(of: $0) > limits.depth }) {
      return .unknown("a term is nested \(store.depth(of: tooDeep)) deep")
    }
    if (session?.count ?? 0) > limits.terms || sessionChecks >= limits.checks { session = nil }
    let session: Z3Session
    if let running = self.session {
      session = running
    } else {
      session = try Z3Session(store, rlimit: limits.rlimit)
      self.session = session
      sessionChecks = 0
    }
    sessionChecks += 1
    let before = session.work
    defer {
      let done = session.work - before
      work += done
      if workLeft != .max { workLeft -= min(workLeft, done) }
    }
    let answer: Answer
    var found = Assignment()
    do {
      answer = try session.check(conditions)
      if answer == .satisfiable {
        found = try session.values(of: store.symbols(of: conditions))
      }
    } catch {
      // What it holds after an error is not known.
      self.session = nil
      throw error
    }
    if answer == .satisfiable {
      let model = Evaluator(store, found)
      guard conditions.allSatisfy(model.holds) else { throw .wrongModel }
      models.insert(model, at: 0)
      if models.count > limits.models { models.removeLast() }
    }
    return answer
  }
}
