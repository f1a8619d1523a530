// Why the verdict is another one at a commit than at its parent: both are run once more with every step told, the two
// traces are compared, and sets of the commit's hunks are applied to the parent in memory and replayed.

import CMachine
import Findings
import Git
import Reasons

extension Bisection {
  /// So many transitions are told the reasons of, and so many sets of hunks are replayed for each parent; fewer where a
  /// replay follows many paths.
  private static let (transitionLimit, setLimit, pathSetLimit) = (8, 160, 24)
  /// A run that takes more steps than this is replayed for fewer sets.
  private static let longRun = 200_000

  /// Adds the reasons to the transitions that are named.
  func addReasons(to finding: inout BisectionFinding) throws(ReplayTrouble) {
    var traced: [String: TracedRun] = [:]
    var room = Self.transitionLimit
    func explain(_ transitions: inout [TransitionFinding]) throws(ReplayTrouble) {
      for index in transitions.indices where room > 0 {
        room -= 1
        let transition = transitions[index]
        guard let own = transition.replay, own.verdict != .untestable else { continue }
        for parent in transition.parentReplays
        where parent.verdict != .untestable && !own.endsLike(parent) {
          transitions[index].why.append(try reason(own, parent, &traced))
        }
      }
    }
    try explain(&finding.firstBad)
    try explain(&finding.fixes)
  }

  private func reason(
    _ own: ReplayFinding, _ parent: ReplayFinding, _ traced: inout [String: TracedRun]
  ) throws(ReplayTrouble) -> WhyFinding {
    func run(_ commit: String) throws(ReplayTrouble) -> TracedRun {
      if let known = traced[commit] { return known }
      let run = try replayer.traced(at: replayer.reader.resolve(commit))
      traced[commit] = run
      return run
    }
    let (before, after) = (try run(parent.commit), try run(own.commit))
    var why = WhyFinding(parent: parent.commit, cause: .unknown, sentence: "")
    var lines = try compare(before, after, &why)
    if why.sentence.isEmpty {
      why.sentence = "it is \(own.statement), and \(parent.statement) before"
    }
    lines += after.finding.trace.compactMap { entry in
      entry.file.map { (true, $0, entry.line ?? 0) }
    }
    lines += before.finding.trace.compactMap { entry in
      entry.file.map { (false, $0, entry.line ?? 0) }
    }
    why.hunks = try smallestSet(before, after, lines)
    return why
  }

  // MARK: The runs

  /// A line that says something: of the commit or of its parent, in a file.
  private typealias Line = (isAfter: Bool, file: String, line: Int)

  /// Compares the runs.
  ///
  /// - Returns: The places at which they part.
  private func compare(
    _ before: TracedRun, _ after: TracedRun, _ why: inout WhyFinding
  ) throws(ReplayTrouble) -> [Line] {
    let (old, new) = (before.finding, after.finding)
    let isBadAfter = new.verdict == .bad
    if let value = (isBadAfter ? new : old).outcome.value, value != 0 {
      let site = (isBadAfter ? new : old).outcome.site
      why.otherSites = (isBadAfter ? after : before).sites.filter {
        $0.function != site?.function || $0.conditionLine != site?.conditionLine
      }
    }
    if old.paths != nil || new.paths != nil {
      why.notes.append(
        "the scenario leaves something unknown, so many runs lead here; they are not compared step "
          + "by step")
      return []
    }
    guard old.verdict != new.verdict, isBadAfter || old.verdict == .bad else { return [] }
    let isCut = max(old.trace.count, new.trace.count) >= CMachine.Machine.traceLimit
    guard !isCut,
      let comparison = RunComparison(
        before: RunComparison.Run(trace: old.trace, outcome: old.outcome),
        after: RunComparison.Run(trace: new.trace, outcome: new.outcome), isBadAfter: isBadAfter)
    else {
      why.notes.append("the runs are too long to be compared step by step")
      return []
    }
    why.cause = comparison.cause
    why.sentence = comparison.sentence
    why.truthTable = comparison.truthTable
    var places: [Line] = []
    func side(_ number: Int?, _ run: TracedRun, isAfter: Bool) throws(ReplayTrouble) -> RunSide? {
      guard let number, run.finding.trace.indices.contains(number) else { return nil }
      if let file = run.finding.trace[number].file {
        places.append((isAfter, file, run.finding.trace[number].line ?? 0))
      }
      let commit = try replayer.reader.resolve(run.finding.commit)
      return try RunExcerpts(run: run, comparison: comparison, isAfter: isAfter) {
        [replayer] (path) throws(ReplayTrouble) in
        try replayer.reader.bytes(at: path, of: commit).map { Repository.lines(of: $0) }
      }.side(at: number)
    }
    why.before = try side(comparison.before, before, isAfter: false)
    why.after = try side(comparison.after, after, isAfter: true)
    return places
  }

  // MARK: The hunks

  private func smallestSet(
    _ before: TracedRun, _ after: TracedRun, _ lines: [Line]
  ) throws(ReplayTrouble) -> HunkSet {
    let parent = try replayer.reader.resolve(before.finding.commit)
    let commit = try replayer.reader.resolve(after.finding.commit)
    let read = Set((before.facts + after.facts).compactMap(\.path))
    let hunks: CommitHunks
    do throws(GitError) {
      let repository = replayer.reader
      guard
        let changed = try CommitHunks.changed(from: parent, to: commit, repository.repository)
      else {
        return HunkSet(
          hunks: 0, files: 0, proof: .none,
          notes: ["there are too many files between the two to take their hunks apart"])
      }
      hunks = try CommitHunks(changed, repository.repository) { read.contains($0) }
    } catch {
      guard case .missingObject = error.code else { throw ReplayTrouble(error) }
      return HunkSet(
        hunks: 0, files: 0, proof: .none,
        notes: ["the hunks could not be read: \(error.message)"])
    }
    var set = HunkSet(
      hunks: hunks.parts.count + (hunks.otherParts ?? 0),
      files: hunks.files.count + hunks.otherFiles, proof: .none)
    if hunks.otherParts == nil {
      set.notes.append(
        "the hunks of \(hunks.otherFiles) files that neither run reads are not counted")
    }
    let wanted = after.finding
    let isLong = wanted.paths != nil || max(wanted.steps, before.finding.steps) > Self.longRun
    var limit: String?
    let search = try SmallestSet(
      among: Likelihood(hunks, lines).order, budget: isLong ? Self.pathSetLimit : Self.setLimit
    ) { (numbers: [Int]) throws(ReplayTrouble) -> Bool in
      let (changes, modes) = hunks.applied(numbers)
      if changes.isEmpty { return false }
      let made: ObjectID
      do throws(GitError) {
        made = try replayer.reader.repository.addCommit(
          on: parent, changes: changes, modes: modes, message: "some hunks of \(commit.hex)")
      } catch {
        // A name that is a file with some hunks and a folder with others is no tree.
        guard case .invalidChange = error.code else { throw ReplayTrouble(error) }
        return false
      }
      let found = try replayer.run(atMade: made)
      if found.outcome.kind == .exhausted { limit = found.outcome.reason }
      return found.endsLike(wanted)
    }
    set.replays = search.tries
    switch search.proof {
    case .smallest: set.proof = .smallest
    case .irreducible: set.proof = .irreducible
    case .unfinished:
      set.notes.append(
        "\(search.tries) sets of hunks were replayed, and no small one was found among them")
      return set
    case .none:
      set.notes.append(
        "all hunks of the files that were read do not make the difference by themselves"
          + (limit.map { ": \($0)" } ?? ""))
      return set
    }
    set.smallest = search.members.map { hunks.parts[$0].finding }
    return set
  }
}

/// Which hunks are likely to matter: those at the place where the runs part, then those on lines that were run.
private struct Likelihood {
  let order: [Int]

  init(_ hunks: CommitHunks, _ lines: [(isAfter: Bool, file: String, line: Int)]) {
    var near: [Int: Int] = [:]
    var lists: [String: (old: [Int: Int], new: [Int: Int])] = [:]
    for (rank, line) in lines.enumerated() {
      if line.isAfter {
        let known = lists[line.file]?.new[line.line] ?? .max
        lists[line.file, default: ([:], [:])].new[line.line] = min(known, rank)
      } else {
        let known = lists[line.file]?.old[line.line] ?? .max
        lists[line.file, default: ([:], [:])].old[line.line] = min(known, rank)
      }
    }
    for (number, part) in hunks.parts.enumerated() {
      let file = hunks.files[part.file]
      guard let run = part.run else { continue }
      var best = Int.max
      if let path = file.newPath, let ranks = lists[path]?.new {
        for line in run.new { best = min(best, ranks[line + 1] ?? .max) }
      }
      if let path = file.oldPath, let ranks = lists[path]?.old {
        for line in run.old { best = min(best, ranks[line + 1] ?? .max) }
      }
      near[number] = best
    }
    order = hunks.parts.indices.sorted { (near[$0] ?? .max, $0) < (near[$1] ?? .max, $1) }
  }
}

extension ReplayFinding {
  /// Whether another run came to the same.
  fileprivate func endsLike(_ other: ReplayFinding) -> Bool {
    verdict == other.verdict && outcome.kind == other.outcome.kind
      && outcome.value == other.outcome.value && condition == other.condition
  }

  /// The verdict in words.
  fileprivate var statement: String {
    switch verdict {
    case .depends: condition.map { "bad if `\($0)`" } ?? "neither"
    default: verdict.rawValue
    }
  }
}
