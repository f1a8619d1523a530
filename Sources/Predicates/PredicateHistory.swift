// How to read this file: every commit of a range gets an answer (EpochRuns), commits whose answer is none of their
// parents' are the changes, and of each it is found out what it changed (PredicateComparison). At last the predicates
// that differ in what they say are put side by side.

import CProgram
public import Findings
import Git
import History
public import Replay
import Scenarios

/// Finds out how the condition under which a function returns an errno changed in a history.
///
/// A class because it gathers what it found on the way. It is used once.
public final class PredicateHistory {
  private let question: PredicateQuestion
  private let source: PredicateSource
  private let range: CommitRange
  private let runs: EpochRuns<PredicateSource.Record>
  private let progress: (BisectionProgress) -> Void
  /// What is known of two answers, by the numbers of commits that have them.
  private var differences: [[Int]: PredicateDifference] = [:]
  private var numbers: [Key: Int] = [:]

  /// What makes answers the same: everything but the commit, the file and the lines.
  private struct Key: Hashable {
    let answer: PredicateAnswer

    init(_ answer: PredicateAnswer) {
      var answer = answer
      answer.commit = ""
      answer.subject = nil
      // A function that moves is the same.
      answer.file = nil
      answer.line = nil
      answer.parts = []
      answer.groups = []
      answer.passed = answer.passed.map { PassedValue(text: $0.text) }
      answer.loops = []
      answer.assumptions = []
      answer.notes = []
      self.answer = answer
    }
  }

  /// Walks the commits that the bad revisions reach and the good ones do not.
  ///
  /// - Parameters:
  ///   - good: Revisions whose ancestors are left out.
  ///   - bad: Revisions whose ancestors are in question.
  /// - Throws: ``ReplayTrouble`` when a revision names no commit or the repository cannot be read.
  public init(
    _ question: PredicateQuestion, source: PredicateSource, good: [String], bad: [String],
    firstParent: Bool = false, progress: @escaping (BisectionProgress) -> Void = { _ in }
  ) throws(ReplayTrouble) {
    self.question = question
    self.source = source
    self.progress = progress
    range = try CommitRange(
      good: good, bad: bad, firstParent: firstParent, reader: source.reader, progress: progress)
    runs = EpochRuns(
      range: range, reader: source.reader, programs: source.programs, progress: progress,
      forget: { source.forget() }
    ) { (commit) throws(ReplayTrouble) in try source.run(question, at: commit) }
  }

  /// Gives every commit an answer, and tells what changed where.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read, or an answer is another when it is asked again.
  public func find() throws(ReplayTrouble) -> PredicateHistoryFinding {
    var finding = PredicateHistoryFinding(
      function: question.function, errno: question.errno.name, range: RangeFinding())
    guard !range.isEmpty else {
      finding.notes = ["no commit is in the range"]
      return finding
    }
    try runs.runAll()
    let changes = range.inside.filter { isChange($0) || isRewrite($0) }
    let beginnings = range.ids.indices.filter { commit in
      range.dag.parents(of: commit).isEmpty
    }
    for (done, commit) in (changes + beginnings).enumerated() {
      progress(.checking(done, of: changes.count + beginnings.count))
      try check(commit)
    }
    let identities = try range.identities(
      of: Set(changes + beginnings), reader: source.reader)
    for commit in beginnings {
      let answer = try answer(of: commit, identities[commit])
      if !finding.beginnings.contains(where: { Key($0) == Key(answer) }) {
        finding.beginnings.append(answer)
      }
    }
    for commit in changes {
      guard let identity = identities[commit] else { continue }
      let answer = try answer(of: commit, identity)
      let parent = range.dag.firstParent(of: commit)
      let difference = try parent.map { parent throws(ReplayTrouble) in
        try self.difference(parent, commit)
      }
      finding.changes.append(
        PredicateChange(
          commit: identity, answer: answer,
          difference: difference ?? PredicateDifference(kind: .undecided)))
    }
    finding.table = try table(beginnings + changes)
    finding.range = RangeFinding(
      good: range.good.map(\.hex), bad: range.bad.map(\.hex), commits: range.list.count,
      watched: runs.watchedCount, epochs: runs.epochCount, replays: runs.runs.count,
      blobsRead: source.reader.blobCount)
    return finding
  }

  // MARK: Answers

  /// The answer of a commit, with its own id, subject and lines.
  private func answer(
    of commit: Int, _ identity: CommitFinding?
  ) throws(ReplayTrouble) -> PredicateAnswer {
    var answer = try runs.coldAnswer(of: commit).answer
    answer.commit = range.ids[commit].hex
    answer.subject = identity?.subject
    return answer
  }

  private func number(of commit: Int) -> Int {
    guard let answer = runs.answer(of: commit)?.answer else { return -1 }
    let key = Key(answer)
    if let known = numbers[key] { return known }
    let number = numbers.count
    numbers[key] = number
    return number
  }

  /// Whether a commit has parents, and none with its answer.
  private func isChange(_ commit: Int) -> Bool {
    let parents = range.dag.parents(of: commit)
    let own = number(of: commit)
    return !parents.isEmpty && parents.allSatisfy { number(of: $0) != own }
  }

  /// Whether the functions that were run have another text than at every parent, though the answer is the same.
  private func isRewrite(_ commit: Int) -> Bool {
    guard let texts = runs.answer(of: commit)?.texts else { return false }
    let parents = range.dag.parents(of: commit)
    return !parents.isEmpty && parents.allSatisfy { runs.answer(of: $0)?.texts != texts }
  }

  /// Asks again from nothing.
  private func check(_ commit: Int) throws(ReplayTrouble) {
    guard let known = runs.answer(of: commit)?.answer else { return }
    let cold = try runs.coldAnswer(of: commit).answer
    guard Key(cold) == Key(known) else {
      throw .unstable(
        "the predicate at \(range.ids[commit].hex) was another when it was asked for again; please "
          + "report this")
    }
  }

  // MARK: Differences

  private func difference(_ before: Int, _ after: Int) throws(ReplayTrouble) -> PredicateDifference
  {
    // Where the answers are the same the texts are not, and each pair of texts is a question of its own.
    let pair = [number(of: before), number(of: after)]
    let isKnown = pair[0] != pair[1]
    if isKnown, let known = differences[pair] { return known }
    let found: PredicateDifference
    let (first, second) = (runs.answer(of: before)?.answer, runs.answer(of: after)?.answer)
    if let stopped = [first, second].compactMap({ $0 }).first(where: { $0.kind == .stopped }) {
      found = PredicateDifference(
        kind: .undecided, reason: stopped.reason,
        before: first?.condition, after: second?.condition)
    } else {
      let programs = [try program(at: before), try program(at: after)]
      do throws(PredicateComparison.Incomparable) {
        found = try PredicateComparison(question, in: programs).difference(0, 1)
      } catch {
        found = PredicateDifference(kind: .undecided, reason: error.reason)
      }
    }
    if isKnown { differences[pair] = found }
    return found
  }

  private func program(at commit: Int) throws(ReplayTrouble) -> Program {
    try source.program(at: range.ids[commit], for: question).program
  }

  /// How many predicates are put side by side.
  private static let columnLimit = 12

  /// All predicates that differ in what they say, side by side.
  private func table(_ commits: [Int]) throws(ReplayTrouble) -> StateTable? {
    var columns: [Int] = []
    for commit in commits where runs.answer(of: commit)?.answer.kind != .stopped {
      var isNew = true
      for other in columns where isNew {
        if number(of: other) == number(of: commit) {
          isNew = false
        } else {
          isNew = try difference(other, commit).kind != .equivalent
        }
      }
      if isNew { columns.append(commit) }
      if columns.count > Self.columnLimit { return nil }
    }
    guard columns.count > 1 else { return nil }
    let programs = try columns.map { commit throws(ReplayTrouble) in try program(at: commit) }
    return try? PredicateComparison(question, in: programs)
      .table(columns: columns.map { range.ids[$0].hex })
  }
}
