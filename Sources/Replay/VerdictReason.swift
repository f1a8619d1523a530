// Why one verdict became another: sets of the commit's hunks are applied to the parent in memory and replayed, and the two
// traces are compared.

import CMachine
import CProgram
import Findings
import Git
import Patches
import Reasons

/// Why a commit's verdict is another than that of one of its parents.
struct VerdictReason: Sendable {
  /// The reason; where it cannot be made, what was in its way.
  private(set) var finding: WhyFinding
  /// How much was read for it.
  private(set) var work = 0

  /// Looks for the reason.
  ///
  /// - Parameters:
  ///   - own: What the commit came to.
  ///   - parent: What the parent came to.
  ///   - traces: The steps of runs that were made before.
  ///   - asked: What these asked files about, or more.
  ///   - work: How much may be read.
  init(
    _ own: ReplayFinding, _ parent: ReplayFinding, _ replayer: Replayer,
    traces: [ObjectID: TracedRun], asked: AskedNames.Notes, work: Int
  ) throws(ReplayTrouble) {
    finding = WhyFinding(
      parent: parent.commit, cause: .unknown,
      sentence: "it is \(own.statement), and was \(parent.statement) before")
    func traced(_ run: ReplayFinding) throws(ReplayTrouble) -> TracedRun {
      let commit = try replayer.reader.resolve(run.commit)
      if let known = traces[commit] { return known }
      return try replayer.traced(at: commit)
    }
    do throws(ReplayTrouble) {
      let before = try traced(parent)
      let after = try traced(own)
      guard before.finding.endsLike(parent), after.finding.endsLike(own) else {
        finding.notes.append("the runs did not come to the same again when their steps were told")
        return
      }
      try explain(before, after, replayer, asked, work)
    } catch {
      switch error {
      case .interrupted: throw error
      case .repository:
        // What is gone for good ends the work; an object that is missing only ends this.
        _ = try RepositoryReader(path: replayer.reader.path)
      default: break
      }
      finding.notes.append("why it is so could not be found out: \(error)")
    }
  }

  private mutating func explain(
    _ before: TracedRun, _ after: TracedRun, _ replayer: Replayer, _ asked: AskedNames.Notes,
    _ room: Int
  ) throws(ReplayTrouble) {
    addOtherSites(before, after)
    var search = try HunkSearch(replayer, before, after, asked: asked, work: room)
    defer { work = search.work }
    let likelihood = Likelihood(before, after)
    let isBadAfter = after.finding.verdict == .bad
    let found = try search.run { hunks in
      likelihood.order(
        hunks, Self.compared(before, after, isBadAfter, hunks.changedLines(decisive: nil)))
    }
    finding.hunks = found.set
    guard before.finding.paths == nil, after.finding.paths == nil else {
      finding.notes.append(
        "the scenario leaves something unknown, so many runs lead here; they are not compared step "
          + "by step")
      return
    }
    guard let lines = found.lines else { return }
    guard let comparison = Self.compared(before, after, isBadAfter, lines) else {
      finding.notes.append("the runs are too long to be compared step by step")
      return
    }
    try tell(comparison, before, after, replayer.reader)
  }

  // MARK: The runs

  /// Compares two runs; nil where they are too long, or not of the kind that is compared.
  private static func compared(
    _ before: TracedRun, _ after: TracedRun, _ isBadAfter: Bool, _ lines: ChangedLines
  ) -> RunComparison? {
    let (old, new) = (before.finding, after.finding)
    guard old.verdict != new.verdict, isBadAfter || old.verdict == .bad, old.paths == nil,
      new.paths == nil,
      max(old.trace.count, new.trace.count) < CMachine.Machine.traceLimit
    else { return nil }
    return RunComparison(
      before: RunComparison.Run(
        trace: old.trace, outcome: old.outcome, functions: before.functionLines),
      after: RunComparison.Run(
        trace: new.trace, outcome: new.outcome, functions: after.functionLines),
      isBadAfter: isBadAfter, lines: lines)
  }

  private mutating func tell(
    _ comparison: RunComparison, _ before: TracedRun, _ after: TracedRun, _ reader: RepositoryReader
  ) throws(ReplayTrouble) {
    finding.cause = comparison.cause
    finding.sentence = comparison.sentence
    finding.truthTable = comparison.truthTable
    func side(_ number: Int?, _ run: TracedRun, isAfter: Bool) throws(ReplayTrouble) -> RunSide? {
      guard let number, run.finding.trace.indices.contains(number) else { return nil }
      let commit = try reader.resolve(run.finding.commit)
      return try RunExcerpts(run: run, comparison: comparison, isAfter: isAfter) {
        (path) throws(ReplayTrouble) in
        try reader.bytes(at: path, of: commit).map { $0[...].linesWithEnds }
      }.side(at: number)
    }
    finding.before = try side(comparison.before, before, isAfter: false)
    finding.after = try side(comparison.after, after, isAfter: true)
  }

  /// Adds the places in the bad run that make the same errno and did not make it here.
  private mutating func addOtherSites(_ before: TracedRun, _ after: TracedRun) {
    let run = after.finding.verdict == .bad ? after : before
    guard run.finding.verdict == .bad, run.finding.paths == nil, run.finding.outcome.errno != nil
    else { return }
    let site = run.finding.outcome.site
    finding.otherSites = run.sites.filter {
      $0.function != site?.function || $0.file != site?.file
        || $0.conditionLine != site?.conditionLine || $0.condition != site?.condition
    }
  }
}

/// Which hunks are likely to matter: those at the place where the runs part, then those on lines that were run.
private struct Likelihood {
  private let before: TracedRun
  private let after: TracedRun

  init(_ before: TracedRun, _ after: TracedRun) {
    self.before = before
    self.after = after
  }

  /// The parts of a commit, the likely ones first.
  func order(_ hunks: CommitHunks, _ comparison: RunComparison?) -> [Int] {
    var ranks: [Bool: [String: [Int: Int]]] = [:]
    var next = 0
    func add(_ entry: TraceEntry, _ isAfter: Bool) {
      guard let file = entry.file, let line = entry.line else { return }
      guard ranks[isAfter]?[file]?[line] == nil else { return }
      ranks[isAfter, default: [:]][file, default: [:]][line] = next
      next += 1
    }
    let (old, new) = (before.finding.trace, after.finding.trace)
    var near: Set<Int> = []
    for (number, part) in hunks.parts.enumerated() {
      guard case .lines(let run) = part.change else { continue }
      let file = hunks.files[part.file]
      func holds(_ trace: [TraceEntry], _ step: Int?, _ path: String?, _ lines: Range<Int>) -> Bool
      {
        guard let step, trace.indices.contains(step), let line = trace[step].line else {
          return false
        }
        return trace[step].file == path && lines.contains(line - 1)
      }
      if holds(old, comparison?.before, file.old?.name, run.old)
        || holds(new, comparison?.after, file.new?.name, run.new)
      {
        near.insert(number)
      }
    }
    let names = newNames(of: near, hunks)
    for entry in new { add(entry, true) }
    for entry in old { add(entry, false) }
    func rank(_ number: Int) -> Int {
      let part = hunks.parts[number]
      guard case .lines(let run) = part.change else { return .max }
      if near.contains(number) { return -2 }
      if !names.isEmpty, !names.isDisjoint(with: self.names(in: hunks.lines(of: number).new)) {
        return -1
      }
      let file = hunks.files[part.file]
      var best = Int.max
      if let lines = file.new.flatMap({ ranks[true]?[$0.name] }) {
        for line in run.new { best = min(best, lines[line + 1] ?? .max) }
      }
      if let lines = file.old.flatMap({ ranks[false]?[$0.name] }) {
        for line in run.old { best = min(best, lines[line + 1] ?? .max) }
      }
      return best
    }
    let all = hunks.parts.indices.map { (rank: rank($0), number: $0) }
    return all.sorted { ($0.rank, $0.number) < ($1.rank, $1.number) }.map(\.number)
  }

  /// The names that some parts bring and did not have before: what defines them is likely to matter as well.
  private func newNames(of parts: Set<Int>, _ hunks: CommitHunks) -> Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for number in parts {
      let lines = hunks.lines(of: number)
      names.formUnion(self.names(in: lines.new).subtracting(self.names(in: lines.old)))
    }
    return names
  }

  /// The words of some lines.
  private func names(in lines: ArraySlice<ArraySlice<UInt8>>) -> Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for line in lines {
      for word in line.split(whereSeparator: { !Self.isNamePart($0) }) where word.count > 2 {
        names.insert(Array(word))
      }
    }
    return names
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
}

extension ReplayFinding {
  /// The verdict in words.
  fileprivate var statement: String {
    switch verdict {
    case .depends: condition.map { "bad if `\($0)`" } ?? "neither good nor bad"
    default: verdict.rawValue
    }
  }
}
