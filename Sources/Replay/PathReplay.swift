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

/// One scenario on one program, along all feasible paths.
struct PathReplay {
  let scenario: Scenario
  let program: Program
  let limits: Limits
  let isTracing: Bool
  private let search: PathSearch

  init(
    scenario: Scenario, program: Program, limits: Limits, isTracing: Bool,
    paths: PathSearch.Limits = PathSearch.Limits()
  ) {
    self.scenario = scenario
    self.program = program
    self.limits = limits
    self.isTracing = isTracing
    var followsFaults = true
    if case .none = scenario.bad.faults { followsFaults = false }
    search = PathSearch(limits: paths, followsFaults: followsFaults)
  }

  /// What one path came to.
  private struct Ending {
    let side: PathGroup.Side
    let outcome: Outcome
    let verdict: Verdict
    /// The replay itself, of the first path of each side.
    let replay: SingleReplay?
    let judged: Judged
    let assumptions: [Assumption]
  }

  private typealias Path = PathSearch.Path<Ending>

  /// Follows all paths.
  ///
  /// - Returns: The finding, and the replay of a path that stands for it.
  func run() -> (finding: ReplayFinding, replay: SingleReplay?) {
    var seen: Set<PathGroup.Side> = []
    let exploration = search.explore { () -> Ending in
      let replay = SingleReplay(
        scenario: scenario, program: program, limits: limits, isTracing: isTracing, oracle: search)
      let judged = replay.judge()
      let (side, outcome) = side(of: judged, replay)
      return Ending(
        side: side, outcome: outcome, verdict: judged.verdict,
        replay: seen.insert(side).inserted ? replay : nil, judged: judged,
        assumptions: replay.assumptions)
    }
    return conclude(exploration)
  }

  /// What a path counts as.
  private func side(
    of judged: Judged, _ replay: SingleReplay
  ) -> (side: PathGroup.Side, outcome: Outcome) {
    var outcome = judged.outcome
    switch outcome.kind {
    case .unsupported, .exhausted: return (.open, outcome)
    case .invalid: return (judged.isOutside ? .outside : .open, outcome)
    case .returned, .void, .fault: break
    }
    if let frame = innermostFrame, !replay.entered(frame) {
      outcome.reason = "\(frame)() is not entered, the innermost frame of the reported stack"
      return (.outside, outcome)
    }
    if judged.verdict == .bad { return (.bad, outcome) }
    return (outcome.kind == .fault || judged.isOutside ? .outside : .good, outcome)
  }

  /// The innermost frame of the reported stack, if it is a function that is defined here.
  private var innermostFrame: String? {
    guard let frame = scenario.stack?.value.frames.first?.function,
      program.function(Name(frame))?.definition != nil
    else { return nil }
    return frame
  }

  // MARK: The verdict

  private func conclude(
    _ exploration: PathSearch.Exploration<Ending>
  ) -> (finding: ReplayFinding, replay: SingleReplay?) {
    let paths = exploration.paths
    func first(_ side: PathGroup.Side) -> Ending? {
      paths.first { $0.outcome.side == side && $0.outcome.replay != nil }?.outcome
    }
    var finding = PathsFinding(groups: groups(paths), leftOut: exploration.leftOut)
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
    switch (bad, good) {
    case (.some, .some):
      (verdict, condition, reason) = separate(paths, &finding)
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
    }
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
    var whole = replay.finding(judged)
    whole.condition = condition
    whole.assumptions =
      paths.filter { $0.outcome.side != .outside }.flatMap(\.outcome.assumptions)
      .union
    if paths.count > 1 || exploration.leftOut > 0 { whole.paths = finding }
    return (whole, replay)
  }

  /// What kept the paths from a verdict.
  private func openKind(_ paths: [Path]) -> Outcome.Kind {
    let open = paths.first { $0.outcome.side == .open }?.outcome.outcome.kind
    return open ?? (paths.allSatisfy { $0.outcome.side == .outside } ? .invalid : .exhausted)
  }

  private func groups(_ paths: [Path]) -> [PathGroup] {
    var groups: [PathGroup] = []
    for path in paths {
      var outcome = path.outcome.outcome
      outcome.site?.excerpt = nil
      let group = PathGroup(side: path.outcome.side, outcome: outcome, paths: 1)
      if let known = groups.firstIndex(where: {
        $0.side == group.side && $0.outcome.kind == outcome.kind
          && $0.outcome.value == outcome.value && $0.outcome.text == outcome.text
          && $0.outcome.site?.line == outcome.site?.line
          && $0.outcome.site?.file == outcome.site?.file
          && (outcome.site != nil || $0.outcome.reason == outcome.reason)
      }) {
        groups[known].paths += 1
      } else {
        groups.append(group)
      }
    }
    let order = PathGroup.Side.allCases
    return order.flatMap { side in groups.filter { $0.side == side } }
  }

  // MARK: The condition

  private func separate(
    _ paths: [Path], _ finding: inout PathsFinding
  ) -> (Verdict, condition: String?, reason: String?) {
    let judged = paths.filter { $0.outcome.side != .outside }
    let cases = judged.map { path in
      PathCase(
        path.literals.map(\.condition),
        path.isUncertain
          ? .open : path.outcome.side == .bad ? .bad : path.outcome.side == .good ? .good : .open)
    }
    let separation: Separation
    do {
      separation = try Separator.separate(cases, search.solver)
    } catch {
      return (.untestable, nil, "the paths could not be told apart: \(error)")
    }
    let words = words(judged.compactMap(\.outcome.replay))
    var places: [Term: (path: String, line: Int)] = [:]
    for literal in judged.flatMap(\.literals) where places[literal.condition] == nil {
      let place = program.place(of: literal.span)
      places[literal.condition] = (place.path, place.line)
    }
    for side in [PathGroup.Side.bad, .good] {
      guard let path = judged.first(where: { $0.outcome.side == side && !$0.isUncertain }) else {
        continue
      }
      guard let example = example(of: path, words) else {
        return (
          .untestable, nil,
          "a path that is \(side.rawValue) could not be confirmed by replaying it with plain values"
        )
      }
      finding.examples.append(example)
    }
    finding.parts = words.parts(of: separation.condition) { places[$0] }
    finding.notes += separation.reasons.map {
      "the condition may be longer than it has to be: \($0)"
    }
    if separation.leavesOpen {
      finding.notes.append(
        "paths that were not followed to their end are not covered by the condition")
    }
    guard let text = words.text(of: separation.condition) else {
      return (.untestable, nil, "the condition is too long to be written")
    }
    return (.depends, text, nil)
  }

  private func words(_ replays: [SingleReplay]) -> PathWords {
    PathWords(
      search,
      address: { address in replays.lazy.compactMap { $0.expression(ofAddress: address) }.first },
      errno: { Errno(number: $0)?.name })
  }

  /// A state that leads down a path, replayed; nil if it does not lead there.
  private func example(of path: Path, _ words: PathWords) -> StateExample? {
    let solver = search.solver
    solver.push()
    defer { try? solver.pop() }
    do {
      for term in path.literals.map(\.condition) + path.assumed { try solver.assert(term) }
      let asked = search.store.symbols(of: path.literals.map(\.condition))
      let all = search.store.symbols(of: path.literals.map(\.condition) + path.assumed)
      guard let model = try solver.minimalModel(of: asked + all.filter { !asked.contains($0) })
      else { return nil }
      let replay = SingleReplay(
        scenario: scenario, program: program, limits: limits, isTracing: false,
        oracle: ChosenState(search, model.assignment))
      let judged = replay.judge()
      guard side(of: judged, replay).side == path.outcome.side else { return nil }
      let values = asked.compactMap { term -> StateExampleValue? in
        guard let symbol = search.symbol(term), symbol.origin != .address,
          let bits = model.assignment[term]
        else { return nil }
        return StateExampleValue(name: symbol.name, value: words.value(bits, of: symbol))
      }
      return StateExample(
        verdict: path.outcome.side == .bad ? .bad : .good, values: values)
    } catch {
      return nil
    }
  }
}
