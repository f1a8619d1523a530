// `--strategy binary`: asks like git's bisection and sees only what it asked, which the finding says.

import Findings
import Git
import History
import Scenarios

extension Bisection {
  /// The replays made so far, by commit.
  private typealias Asked = [Int: EpochRun<Replayer.Record>]

  func binaryFinding(_ range: CommitRange) throws(ReplayTrouble) -> BisectionFinding {
    guard range.bad.count == 1, let tip = range.ids.indices.last else {
      throw .scenario("--strategy binary takes one bad revision", nil)
    }
    let goods = range.good.compactMap { id in range.number(of: id) }
    var bisector = Bisector(dag: range.dag, bad: tip, good: goods)
    var asked: Asked = [:]
    while case .ask(let commit) = bisector.next() {
      progress(.replaying(asked.count, of: asked.count + 1))
      switch try ask(commit, range, &asked).answer.finding.verdict {
      case .good: bisector.mark(commit, .good)
      case .bad: bisector.mark(commit, .bad)
      case .untestable, .depends: bisector.mark(commit, .skip)
      }
    }
    var finding = BisectionFinding(
      scenario: replayer.scenario.name.value, strategy: .binary, range: rangeFinding(range),
      verdicts: VerdictCounts())
    finding.range.replays = asked.count
    for run in asked.values { finding.verdicts.add(run.answer.finding.verdict) }
    guard case .done(let ending) = bisector.next() else { return finding }
    try conclude(ending, range, &asked, &finding)
    try addReasons(to: &finding)
    finding.notes.append(
      "a binary search saw \(asked.count) of \(range.list.count) commits; other changes of the "
        + "verdict, fixes among them, were not looked for")
    finding.assumptions = asked.values.flatMap(\.answer.finding.assumptions).union
    return finding
  }

  private func ask(
    _ commit: Int, _ range: CommitRange, _ asked: inout Asked
  ) throws(ReplayTrouble) -> EpochRun<Replayer.Record> {
    if let known = asked[commit] { return known }
    let run = try replayer.run(at: range.ids[commit])
    asked[commit] = run
    return run
  }

  private func conclude(
    _ ending: Bisector.Ending, _ range: CommitRange, _ asked: inout Asked,
    _ finding: inout BisectionFinding
  ) throws(ReplayTrouble) {
    switch ending {
    case .found(let commit):
      let found = try named(.commit, commit, [], range, &asked)
      // Its parents were taken to be good because something good came after them.
      if let parent = found.parentReplays.first(where: { $0.verdict == .bad }) {
        finding.notes.append(
          "the search ended at \(range.ids[commit].abbreviated()), which is not the first bad commit, "
            + "because its parent \(parent.commit.prefix(12)) is bad as well: the verdict turned more "
            + "than once, and only the exhaustive strategy finds where")
        return
      }
      finding.firstBad = [found]
    case .suspects(let commits):
      guard let last = commits.last else { return }
      finding.firstBad = [try named(.suspects, last, commits, range, &asked)]
    case .badFromTheStart(let commit):
      finding.badFromTheStart = [range.ids[commit].hex]
    case .allGood: break
    case .goodEndIsBad(let commit):
      finding.ends = [EndFinding(commit: range.ids[commit].hex, said: .good, verdict: .bad)]
    case .badEndIsUntestable(let commit):
      finding.ends = [EndFinding(commit: range.ids[commit].hex, said: .bad, verdict: .untestable)]
    case .mergeBaseIsBad(let commit):
      finding.notes.append(
        "the merge base \(range.ids[commit].abbreviated()) is bad: the bug was there before the "
          + "good revision forked, and was fixed on its side")
    }
  }

  private func named(
    _ kind: TransitionFinding.Kind, _ commit: Int, _ candidates: [Int], _ range: CommitRange,
    _ asked: inout Asked
  ) throws(ReplayTrouble) -> TransitionFinding {
    let identities = try range.identities(
      of: Set([commit] + candidates), reader: replayer.reader)
    let identity = identities[commit]
    var finding = TransitionFinding(
      kind: kind, commit: range.ids[commit].hex, candidates: candidates.map { range.ids[$0].hex },
      subject: identity?.subject, author: identity?.author, date: identity?.date,
      firstTag: identity?.firstTag, firstRelease: identity?.firstRelease)
    finding.replay = try askMarked(commit, range, &asked)
    for parent in range.dag.parents(of: commit) {
      finding.parentReplays.append(try askMarked(parent, range, &asked))
    }
    return finding
  }

  /// The replay at a commit, with the hops of its stack as that commit alone has them.
  private func askMarked(
    _ commit: Int, _ range: CommitRange, _ asked: inout Asked
  ) throws(ReplayTrouble) -> ReplayFinding {
    let run = try ask(commit, range, &asked)
    return try replayer.marked(
      run.answer.finding, at: range.ids[commit], run.trace, hopSearch)
  }
}
