// How to read this file: a scenario that leaves something unknown is replayed once for every feasible path. What the
// paths came to is sorted into sides; where some are bad and some are not, the shortest condition between them is
// looked for, and a state of each side is replayed with plain numbers, so that no answer rests on terms alone.

import CMachine
import CProgram
import CSyntax
import Constraints
import Findings
import Runs
import Scenarios

/// One scenario on one commit, along all feasible paths.
struct PathReplay {
  let scenario: Scenario
  let variants: ConfigVariants
  let limits: Limits
  let isTracing: Bool
  let search: PathSearch

  init(
    scenario: Scenario, variants: ConfigVariants, limits: Limits, isTracing: Bool,
    paths: PathSearch.Limits = PathSearch.Limits()
  ) {
    self.scenario = scenario
    self.variants = variants
    self.limits = limits
    self.isTracing = isTracing
    var followsFaults = true
    if case .none = scenario.bad.faults { followsFaults = false }
    var paths = paths
    paths.paths <<= variants.symbols.count
    search = PathSearch(limits: paths, followsFaults: followsFaults)
  }

  /// What one path came to.
  struct Ending {
    let side: PathGroup.Side
    let outcome: Outcome
    let verdict: Verdict
    /// What it led through.
    let program: Program
    /// The replay itself, of the first path of each side and verdict.
    let replay: SingleReplay?
    let assumptions: [Assumption]
  }

  /// What a replay is kept for, that it may be shown.
  private struct Shown: Hashable {
    let side: PathGroup.Side
    let verdict: Verdict
  }

  typealias Path = PathSearch.Path<Ending>

  /// Follows all paths.
  ///
  /// - Returns: The finding, and the replay of a path that stands for it.
  func run() -> (finding: ReplayFinding, replay: SingleReplay?) {
    var seen: Set<Shown> = []
    var asked: Set<String> = []
    let end = limits.time.map { ContinuousClock.now + $0 }
    search.solver.deadline = end
    let exploration = search.explore { () -> Ending in
      let program: Program
      do throws(Stop) {
        program = try variants.choose(search)
      } catch {
        return Ending(
          side: .open, outcome: Outcome(kind: .exhausted, reason: error.reason),
          verdict: .untestable, program: variants.program([:]), replay: nil, assumptions: [])
      }
      var limits = limits
      limits.time = end.map { max(.zero, $0 - ContinuousClock.now) }
      let replay = SingleReplay(
        scenario: scenario, program: program, limits: limits, isTracing: isTracing, oracle: search)
      let judged = replay.judge()
      asked.formUnion(replay.givensAsked)
      let (side, outcome) = side(of: judged, replay, program)
      return Ending(
        side: side, outcome: outcome, verdict: judged.verdict, program: program,
        replay: seen.insert(Shown(side: side, verdict: judged.verdict)).inserted ? replay : nil,
        assumptions: replay.assumptions)
    }
    allowWork(oneIn: 2)
    return conclude(exploration, asked)
  }

  /// Lets the solver do some more work, a part of what following the paths may take.
  private func allowWork(oneIn parts: UInt64) {
    search.solver.workLeft = search.limits.work == .max ? .max : search.limits.work / parts
  }

  /// What a path counts as.
  private func side(
    of judged: Judged, _ replay: SingleReplay, _ program: Program
  ) -> (side: PathGroup.Side, outcome: Outcome) {
    var outcome = judged.outcome
    switch outcome.kind {
    case .unsupported, .exhausted: return (.open, outcome)
    case .invalid: return (judged.isOutside ? .outside : .open, outcome)
    case .returned, .void, .fault: break
    }
    if judged.isPastGiven, judged.verdict != .bad {
      outcome.kind = .invalid
      return (.open, outcome)
    }
    if let frame = innermostFrame(program), !replay.entered(frame) {
      let missed = "\(frame)() is not entered, the innermost frame of the reported stack"
      // What a path faults at says more than what it misses for that.
      outcome.reason = outcome.kind == .fault ? outcome.reason ?? missed : missed
      return (.outside, outcome)
    }
    if judged.verdict == .bad { return (.bad, outcome) }
    return (outcome.kind == .fault || judged.isOutside ? .outside : .good, outcome)
  }

  /// The innermost frame of the reported stack, if it is a function that is defined here.
  private func innermostFrame(_ program: Program) -> String? {
    guard let frame = scenario.stack?.value.path.first?.function,
      program.function(Name(frame))?.definition != nil
    else { return nil }
    return frame
  }

  // MARK: The verdict

  private func conclude(
    _ exploration: PathSearch.Exploration<Ending>, _ asked: Set<String>
  ) -> (finding: ReplayFinding, replay: SingleReplay?) {
    let paths = exploration.paths
    func first(_ side: PathGroup.Side) -> Ending? {
      let shown = paths.lazy.map(\.outcome).filter { $0.side == side && $0.replay != nil }
      // One that ends in what the scenario calls good stands for the good side better than any other.
      return shown.first { $0.verdict != .untestable } ?? shown.first
    }
    var finding = PathsFinding(
      groups: PathGroup.groups(paths.map { ($0.outcome.side, $0.outcome.outcome) }),
      leftOut: exploration.leftOut)
    if exploration.leftOut > 0 {
      finding.notes.append(
        "\(exploration.leftOut) paths were left when \(paths.count) had been followed, and more "
          + "may part from them")
    }
    let isOpen =
      exploration.leftOut > 0
      || paths.contains {
        $0.outcome.side == .open || $0.isUncertain && $0.outcome.side != .outside
      }
    let (bad, good) = (first(.bad), first(.good))
    var verdict = Verdict.untestable
    var condition: String?
    var reason: String?
    var named: Set<String> = []
    switch (bad, good) {
    case (.some, .some):
      (verdict, condition, reason) = separate(exploration, &finding, &named)
    case (.some, nil) where !isOpen: verdict = .bad
    case (nil, .some) where !isOpen:
      // Values that are neither good nor bad do not make a commit good.
      verdict = paths.contains { $0.outcome.verdict == .good } ? .good : .untestable
    case (nil, nil) where !isOpen:
      reason =
        "no path is what was reported: \(first(.outside)?.outcome.reason ?? "all of them stop")"
    default:
      reason =
        "\(bad == nil ? "no path" : "every path") that was followed to its end is bad, but not all "
        + "were: \(first(.open)?.outcome.reason ?? "there are too many")"
      // What is known of the bad side helps whoever completes the scenario.
      let words = words(paths.compactMap(\.outcome.replay))
      if let path = plainest(paths.filter { $0.outcome.side == .bad }, words).first,
        let example = example(of: path, words)
      {
        finding.examples.append(example)
      }
      if isOpen { finding.notes += certainty(exploration, bad == nil ? .good : .bad) }
    }
    finding.notes += loopNotes(paths)
    if let note = costNote(exploration) { finding.notes.append(note) }
    let shown = (verdict == .good ? good : bad ?? good) ?? first(.open) ?? first(.outside)
    guard let shown, let replay = shown.replay else {
      let outcome = Outcome(kind: .exhausted, reason: reason ?? "no path was followed")
      return (
        ReplayFinding(
          scenario: scenario.name.value, commit: "", verdict: .untestable, outcome: outcome), nil
      )
    }
    var judged = Judged(verdict: verdict, outcome: shown.outcome)
    if verdict == .untestable {
      judged.outcome.kind = isOpen || reason != nil ? openKind(paths) : judged.outcome.kind
      judged.outcome.reason = reason ?? judged.outcome.reason
    }
    var whole = replay.finding(judged, asked: paths.count > 1 ? asked : nil)
    whole.condition = condition
    // What was asked of the configuration is known when a run has ended.
    let settings = whole.assumptions.filter { $0.kind == .config }
    whole.assumptions =
      (paths.filter { $0.outcome.side != .outside }.flatMap(\.outcome.assumptions) + settings)
      .union
    if verdict != .untestable, let sentence = variants.sentence(named) {
      finding.notes.append(sentence)
    }
    if paths.count > 1 || exploration.leftOut > 0 { whole.paths = finding }
    return (whole, replay)
  }

  /// What kept the paths from a verdict.
  private func openKind(_ paths: [Path]) -> Outcome.Kind {
    let open = paths.first { $0.outcome.side == .open }?.outcome.outcome.kind
    return open ?? (paths.allSatisfy { $0.outcome.side == .outside } ? .invalid : .exhausted)
  }

  // MARK: The condition

  /// Of more cases than this a condition is looked for that is short, and not for the shortest.
  private static let fewCases = 64

  /// How long a short condition is looked for among many cases.
  private static let limitsOfMany = {
    var limits = Separator.Limits.short(checks: 4_000)
    limits.isFrugal = true
    return limits
  }()

  /// How long a condition is looked for that tells so many cases apart.
  static func separatorLimits(_ cases: [PathCase]) -> Separator.Limits {
    cases.count > fewCases ? limitsOfMany : Separator.Limits()
  }

  /// What the paths came to, merged: where all that parts under a condition came to the same, it was not asked for.
  ///
  /// What was not followed may come to anything: a condition that covered it would say what nobody has seen.
  func cases(_ exploration: PathSearch.Exploration<Ending>) -> [PathCase] {
    func outcome(_ path: Path) -> PathCase.Outcome? {
      switch path.outcome.side {
      case .outside: nil
      case _ where path.isUncertain: .open
      case .bad: .bad
      case .good: .good
      case .open: .open
      }
    }
    return PathCase.merged(
      exploration.paths.map { ($0.literals.map(\.condition), outcome($0)) }
        + exploration.unfollowed.map { ($0, .open) })
  }

  private func separate(
    _ exploration: PathSearch.Exploration<Ending>, _ finding: inout PathsFinding,
    _ named: inout Set<String>
  ) -> (Verdict, condition: String?, reason: String?) {
    let judged = exploration.paths.filter { $0.outcome.side != .outside }
    let cases = cases(exploration)
    let separation: Separation
    do {
      separation = try Separator.separate(
        cases, search.solver, limits: Self.separatorLimits(cases))
    } catch {
      return (.untestable, nil, "the paths could not be told apart: \(error)")
    }
    let words = words(judged.compactMap(\.outcome.replay))
    var places: [Term: (path: String, line: Int)] = [:]
    for path in judged {
      for literal in path.literals where places[literal.condition] == nil {
        let place = path.outcome.program.place(of: literal.span)
        // What a requirement asked first stands in no file.
        if !place.path.isEmpty, !place.path.hasPrefix("<") {
          places[literal.condition] = (place.path, place.line)
        }
      }
    }
    for side in [PathGroup.Side.bad, .good] {
      let paths = plainest(judged.filter { $0.outcome.side == side }, words)
      if paths.isEmpty { continue }
      guard let example = paths.lazy.compactMap({ example(of: $0, words) }).first else {
        return (
          .untestable, nil,
          "a path that is \(side.rawValue) could not be confirmed by replaying it with plain values"
        )
      }
      finding.examples.append(example)
    }
    let condition = words.plain(
      separation.condition, of: judged.map { $0.literals.map(\.condition) })
    finding.parts = words.parts(of: condition) { places[$0] }
    named = Set(
      search.store.symbols(of: condition.cubes.flatMap { $0 }).compactMap {
        search.symbol($0)?.name
      })
    finding.notes += separation.notes
    if separation.leavesOpen {
      finding.notes.append(
        "paths that were not followed to their end are not covered by the condition")
    }
    guard let text = text(of: condition, words, &finding) else {
      return (.untestable, nil, "the condition is too long to be written")
    }
    return (.depends, text, nil)
  }

  /// A condition as C, with as many of its shortest alternatives as can be written; nil if that is none.
  private func text(
    of condition: Constraints.Condition, _ words: PathWords, _ finding: inout PathsFinding
  ) -> String? {
    if let text = words.text(of: condition) { return text }
    let order = condition.cubes.indices.sorted {
      (condition.cubes[$0].count, $0) < (condition.cubes[$1].count, $1)
    }
    var count = condition.cubes.count / 2
    while count > 0 {
      let kept = order.prefix(count).sorted().map { condition.cubes[$0] }
      if let text = words.text(of: Constraints.Condition(cubes: kept)) {
        finding.notes.append(
          "of the \(condition.cubes.count) alternatives of the condition \(count) are written, the "
            + "shortest ones; it is bad in more states")
        return text
      }
      count /= 2
    }
    return nil
  }

  /// How many paths of a side are tried to be confirmed.
  private static let confirmedLimit = 3

  /// The paths that make the plainest examples: with a value that the scenario calls good, if they are good ones; on
  /// which different names are different objects; that ask for little.
  private func plainest(_ paths: [Path], _ words: PathWords) -> ArraySlice<Path> {
    func cost(_ path: Path) -> (Int, Int, Int) {
      (
        path.outcome.verdict == .untestable ? 1 : 0,
        words.aliases(in: path.literals.map(\.condition)), path.literals.count
      )
    }
    let costs = paths.filter { !$0.isUncertain }.enumerated().map { ($1, cost($1), $0) }
    return costs.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.2 < $1.2 }.map(\.0)
      .prefix(Self.confirmedLimit)
  }

  func words(_ replays: [SingleReplay]) -> PathWords {
    PathWords(
      search,
      address: { address in replays.lazy.compactMap { $0.expression(ofAddress: address) }.first },
      errno: { Errno(number: $0)?.name })
  }

  /// How many pairs of pointers are kept apart, and how many models are looked at for them.
  private static let (pairLimit, modelLimit) = (16, 3)

  /// Has pointers differ that nothing says to be the same: an example in which two are equal by accident misleads.
  private func keepApart(_ pointers: [Term], among symbols: [Term]) throws(SolverError) {
    let (solver, store) = (search.solver, search.store)
    var left = Self.pairLimit
    for _ in 0..<Self.modelLimit where pointers.count > 1 {
      guard let model = try solver.minimalModel(of: symbols) else { return }
      var isNew = false
      for (number, first) in pointers.enumerated() where model.assignment[first] ?? 0 != 0 {
        for second in pointers[(number + 1)...]
        where left > 0 && model.assignment[first] == model.assignment[second] {
          left -= 1
          guard let isSame = try? store.equal(first, second), let differ = try? store.not(isSame),
            try solver.check(assuming: differ) == .satisfiable
          else { continue }
          try solver.assert(differ)
          isNew = true
        }
      }
      if !isNew { return }
    }
  }

  /// A state that leads down a path, replayed; nil if it does not lead there.
  private func example(of path: Path, _ words: PathWords) -> StateExample? {
    let solver = search.solver
    allowWork(oneIn: 3)
    solver.push()
    defer { try? solver.pop() }
    do {
      for term in path.literals.map(\.condition) + path.assumed { try solver.assert(term) }
      let asked = search.store.symbols(of: path.literals.map(\.condition))
      let all = search.store.symbols(of: path.literals.map(\.condition) + path.assumed)
      let every = asked + all.filter { !asked.contains($0) }
      try keepApart(every.filter { search.symbol($0)?.scalar.kind == .pointer }, among: every)
      guard let model = try solver.minimalModel(of: every) else { return nil }
      let replay = SingleReplay(
        scenario: scenario, program: path.outcome.program, limits: limits, isTracing: false,
        oracle: ChosenState(search, model.assignment))
      let judged = replay.judge()
      guard side(of: judged, replay, path.outcome.program).side == path.outcome.side else {
        return nil
      }
      let symbols = asked.filter { term in
        search.symbol(term).flatMap { variants.symbol(named: $0.name) } == nil
      }
      let settings = asked.filter { !symbols.contains($0) }.map {
        StateExampleValue(
          name: search.symbol($0)?.name ?? "", value: model.assignment[$0] == 0 ? "n" : "y")
      }
      let written = words.state(of: symbols, model.assignment, settings: settings) {
        scenario.object(named: $0) != nil
      }
      return StateExample(
        verdict: judged.verdict, values: written.values, state: written.text,
        unwritable: written.trouble)
    } catch {
      return nil
    }
  }
}
