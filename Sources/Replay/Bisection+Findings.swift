// From verdicts to the finding: what History says of them, the named commits replayed again from
// nothing, and their names, dates and tags.

import CProgram
import Findings
import Git
import History
import Scenarios
import Threads

extension Bisection {
  func exhaustiveFinding(
    _ runs: EpochRuns<Replayer.Record>
  ) throws(ReplayTrouble) -> BisectionFinding {
    let range = runs.range
    let replays = runs.runs.map(\.answer.finding)
    let judged: JudgedHistory
    do {
      judged = try range.dag.judge(judgements(runs))
    } catch {
      throw .unstable("the verdicts do not fit the commits (\(error))")
    }
    // A merge that lost a fix owes it to nothing on its sides; only what healed came from somewhere.
    let firstBad = judged.firstBad.map { $0.keepingCandidates { _ in false } }
    let fixes = try judged.fixes.map { transition throws(ReplayTrouble) in
      try withCandidates(transition, runs)
    }
    var finding = BisectionFinding(
      scenario: replayer.scenario.name.value, engine: nil, strategy: .exhaustive,
      range: rangeFinding(range), verdicts: VerdictCounts())
    let again = (firstBad + fixes).flatMap { [$0.commit] + range.dag.parents(of: $0.commit) }
    try runs.makeColdAnswers(of: again)
    for commit in again { _ = try replayCold(commit, runs) }
    // What needs no replay is found while reasons are looked for.
    let isNamed = !again.isEmpty
    let transitions = Set((firstBad + fixes).flatMap { [$0.commit] + $0.candidates.prefix(64) })
      .union(judged.changes.map(\.commit))
    let firstTags = range.firstTags(of: transitions, path: replayer.reader.path)
    // Whatever goes wrong meanwhile, the process does not end while the library is at work.
    defer { _ = firstTags.answer }
    let surroundings = isNamed ? Errand { [dag = range.dag] in Surroundings(of: dag) } : nil
    let rows = try predicateRows(runs, Set(judged.changes.map(\.commit)))
    let history = try hopHistory(
      runs, base: (firstBad.first { $0.kind != .suspects } ?? firstBad.first)?.commit)
    let hopRows = try history?.rows() ?? []
    finding.firstBad = try firstBad.map { transition throws(ReplayTrouble) in
      try describe(transition, runs, history)
    }
    finding.fixes = try fixes.map { transition throws(ReplayTrouble) in
      try describe(transition, runs, history)
    }
    try addReasons(to: &finding)
    let named = transitions.union(rows.map(\.commit)).union(hopRows.map(\.commit))
    let identities = try range.identities(
      of: named, firstTags: firstTags.answer, reader: replayer.reader)
    for (index, transition) in firstBad.enumerated() {
      finding.firstBad[index].identify(identities[transition.commit])
    }
    for (index, transition) in fixes.enumerated() {
      finding.fixes[index].identify(identities[transition.commit])
    }
    if let surroundings = surroundings?.answer {
      try addNeighbours(to: &finding.firstBad, surroundings, range)
      try addNeighbours(to: &finding.fixes, surroundings, range)
    }
    finding.badFromTheStart = judged.badFromTheStart.map { range.ids[$0].hex }
    finding.changes = judged.changes.map { change in
      ChangeFinding(
        commit: range.ids[change.commit].hex, verdict: verdict(change.commit),
        condition: condition(change.commit),
        parents: range.dag.parents(of: change.commit).map {
          ChangeFinding.Side(
            commit: range.ids[$0].hex, verdict: verdict($0), condition: condition($0))
        })
    }
    let time = try timeline(range, changes: judged.changes.map(\.commit))
    finding.timeline = time.points
    finding.predicates = rows.map { $0.finding(identities) }
    finding.hops = hopRows.map { self.finding($0, identities) }
    finding.sameForThisState = sameForThisState(rows, identities)
    finding.commits = identities.values.sorted { $0.commit < $1.commit }
    count(runs, &finding)
    finding.ends = try ends(range)
    finding.assumptions = replays.flatMap(\.assumptions).union
    finding.notes = Array(Set(replays.flatMap(\.notes))).sorted()
    if time.isCut {
      finding.notes.append(
        "the timeline has \(time.points.count) points; others, most of them without a change of "
          + "verdict between tags, are left out")
    }
    if history?.isCut == true {
      finding.notes.append(
        "the hops of the stack change so often that not every change was looked into")
    }
    return finding
  }

  // MARK: Verdicts

  func verdict(_ commit: Int) -> Verdict {
    record(of: commit)?.finding.verdict ?? .untestable
  }

  /// For a commit that depends: the condition under which it is bad.
  private func condition(_ commit: Int) -> String? {
    guard let finding = record(of: commit)?.finding, finding.verdict == .depends else { return nil }
    return finding.condition
  }

  private func judgements(_ runs: EpochRuns<Replayer.Record>) -> [Judgement] {
    var numbers: [String: Int] = [:]
    func number(_ text: String?) -> Int {
      let text = text ?? ""
      let known = numbers[text] ?? numbers.count
      numbers[text] = known
      return known
    }
    let ofRun = runs.runs.map { run -> Judgement in
      let finding = run.answer.finding
      switch finding.verdict {
      case .good: return .good
      case .bad: return .bad
      case .depends: return .depends(number(finding.condition))
      case .untestable: return .untestable(number(finding.outcome.reason))
      }
    }
    return runs.range.ids.indices.map { commit in
      runs.runNumber(of: commit).map { ofRun[$0] } ?? .untestable(number(""))
    }
  }

  private func count(_ runs: EpochRuns<Replayer.Record>, _ finding: inout BisectionFinding) {
    var (reasons, conditions): ([String: Int], [String: Int]) = ([:], [:])
    var commits = [Int](repeating: 0, count: runs.runs.count)
    for commit in runs.range.inside {
      if let run = runs.runNumber(of: commit) { commits[run] += 1 }
    }
    for (run, count) in zip(runs.runs, commits) where count > 0 {
      let replay = run.answer.finding
      for _ in 0..<count { finding.verdicts.add(replay.verdict) }
      if replay.verdict == .depends, let condition = replay.condition {
        conditions[condition, default: 0] += count
      }
      if replay.verdict == .untestable {
        reasons[replay.outcome.reason ?? "for no reason known", default: 0] += count
      }
    }
    finding.untestable = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { UntestableFinding(reason: $0.key, commits: $0.value) }
    finding.depends = conditions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { DependsFinding(condition: $0.key, commits: $0.value) }
  }

  /// The ends that replay otherwise than said.
  ///
  /// One that lies beside the range is replayed for this.
  func ends(_ range: CommitRange) throws(ReplayTrouble) -> [EndFinding] {
    var ends: [EndFinding] = []
    func add(_ id: ObjectID, said: Verdict) throws(ReplayTrouble) {
      let found =
        if let number = range.number(of: id), let known = record(of: number) {
          known.finding.verdict
        } else {
          try replayer.run(at: id).answer.finding.verdict
        }
      if found != said { ends.append(EndFinding(commit: id.hex, said: said, verdict: found)) }
    }
    for id in range.good { try add(id, said: .good) }
    if request.isBadSaid { for id in range.bad { try add(id, said: .bad) } }
    return ends
  }

  /// What there is to say of a range without a commit: whether its ends are what was said of them.
  func emptyFinding(_ range: CommitRange) throws(ReplayTrouble) -> BisectionFinding {
    var finding = BisectionFinding(
      scenario: replayer.scenario.name.value, strategy: request.strategy,
      range: rangeFinding(range), verdicts: VerdictCounts())
    finding.ends = try ends(range)
    finding.notes.append(
      "there is no commit to examine: what the bad revisions reach, the good ones reach too")
    return finding
  }

  func rangeFinding(_ range: CommitRange) -> RangeFinding {
    RangeFinding(
      good: range.good.map(\.hex), bad: range.bad.map(\.hex), commits: range.list.count,
      watched: runs?.watchedCount ?? 0, epochs: runs?.epochCount ?? 0,
      replays: runs?.runs.count ?? 0, blobsRead: replayer.reader.blobCount)
  }

  // MARK: Named commits

  /// A healing merge with those of its candidates that touch a changed fact.
  ///
  /// The facts are those on which the merge and its bad parents differ. Of the commits that touch
  /// one, those after which the path runs otherwise come before those after which it runs the same.
  private func withCandidates(
    _ transition: Transition, _ runs: EpochRuns<Replayer.Record>
  ) throws(ReplayTrouble) -> Transition {
    let range = runs.range
    guard transition.kind == .merge, !transition.candidates.isEmpty else { return transition }
    let wanted = verdict(transition.commit)
    var paths: Set<String> = []
    if let own = runs.contents(of: transition.commit) {
      for parent in range.dag.parents(of: transition.commit) where verdict(parent) != wanted {
        guard let other = runs.contents(of: parent) else { continue }
        for path in Set(own.keys).union(other.keys) where own[path] != other[path] {
          paths.insert(path)
        }
      }
    }
    let sorted = paths.sorted()
    do throws(GitError) {
      var kept = transition
      kept.candidates = []
      for candidate in transition.candidates where try touches(candidate, sorted, range) {
        kept.candidates.append(candidate)
      }
      let running = kept.candidates.filter { runsOtherwise($0, range) }
      if !running.isEmpty { kept.candidates = running }
      return kept
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// Whether the path runs otherwise after a commit than before it: other steps, another value, other
  /// deciding conditions.
  private func runsOtherwise(_ commit: Int, _ range: CommitRange) -> Bool {
    guard let own = record(of: commit) else { return true }
    return range.dag.parents(of: commit).allSatisfy { parent in
      guard let other = record(of: parent) else { return true }
      return own.finding.steps != other.finding.steps
        || own.finding.outcome.value != other.finding.outcome.value
        || own.finding.outcome.kind != other.finding.outcome.kind
        || own.finding.warnings.count != other.finding.warnings.count
        || own.guards.map(\.text) != other.guards.map(\.text)
    }
  }

  /// Whether a commit changes one of the paths against all of its parents.
  private func touches(
    _ commit: Int, _ paths: [String], _ range: CommitRange
  ) throws(GitError) -> Bool {
    let reader = replayer.reader
    for path in paths {
      let own = try reader.entry(at: path, in: range.trees[commit])
      var isNew = true
      for parent in range.dag.parents(of: commit) {
        let other = try reader.entry(at: path, in: range.trees[parent])
        if other?.id == own?.id { isNew = false }
      }
      if isNew { return true }
    }
    return false
  }

  private func describe(
    _ transition: Transition, _ runs: EpochRuns<Replayer.Record>, _ history: HopHistory?
  ) throws(ReplayTrouble) -> TransitionFinding {
    let range = runs.range
    let kind: TransitionFinding.Kind =
      switch transition.kind {
      case .commit: .commit
      case .merge: .merge
      case .suspects: .suspects
      }
    var finding = TransitionFinding(
      kind: kind, commit: range.ids[transition.commit].hex,
      candidates: transition.candidates.map { range.ids[$0].hex })
    let parents = Array(range.dag.parents(of: transition.commit))
    progress(.checking(0, of: parents.count + 1))
    finding.replay = try marked(
      replayCold(transition.commit, runs), at: transition.commit, runs, history)
    for (done, parent) in parents.enumerated() {
      progress(.checking(done + 1, of: parents.count + 1))
      finding.parentReplays.append(
        try marked(replayCold(parent, runs), at: parent, runs, history))
    }
    if transition.reachesStart {
      finding.notes.append(
        "the history begins with commits that cannot be tested, so it may be older")
    }
    return finding
  }

  /// Replays a commit from nothing; an answer that is not the same again is a mistake of ours.
  private func replayCold(
    _ commit: Int, _ runs: EpochRuns<Replayer.Record>
  ) throws(ReplayTrouble) -> ReplayFinding {
    let again = try runs.coldAnswer(of: commit).finding
    if let known = runs.answer(of: commit)?.finding,
      known.verdict != again.verdict || known.outcome.value != again.outcome.value
    {
      throw .unstable(
        "commit \(runs.range.ids[commit].hex) was \(known.verdict.rawValue) in the bisection and is "
          + "\(again.verdict.rawValue) when replayed from nothing; please report this")
    }
    return again
  }
}

extension TransitionFinding {
  /// Takes over what a commit is called, when it was made and where it is first found.
  fileprivate mutating func identify(_ identity: CommitFinding?) {
    subject = identity?.subject
    author = identity?.author
    date = identity?.date
    firstTag = identity?.firstTag
    firstRelease = identity?.firstRelease
  }
}
