// How to read this file: a bisection walks the commits, groups them into epochs by the blobs that replays
// read, replays each epoch once, and repeats that while replays read paths that were not watched
// before. Then every commit has a verdict, History says what they mean, and the commits that are to be
// named are replayed again from nothing, with their parents.

public import CMachine
import CProgram
public import Findings
import Git
import History
public import Scenarios

/// What to bisect.
public struct BisectionRequest: Sendable {
  /// Revisions whose ancestors are left out.
  public var good: [String]
  /// Revisions whose ancestors are examined.
  public var bad: [String]
  /// Whether the bad revisions were said by the user, or are the default.
  public var isBadSaid: Bool
  /// Whether only first parents are followed.
  public var firstParent: Bool
  /// How commits are chosen.
  public var strategy: BisectionFinding.Strategy
  /// How much a replay may use; time is never limited.
  public private(set) var limits: Limits

  /// Makes a request.
  public init(
    good: [String] = [], bad: [String] = [], firstParent: Bool = false,
    strategy: BisectionFinding.Strategy = .exhaustive, limits: Limits = Limits()
  ) {
    // Machines differ in time, and so would the answers.
    self.limits = limits
    self.limits.time = nil
    self.good = good
    self.bad = bad.isEmpty ? ["HEAD"] : bad
    isBadSaid = !bad.isEmpty
    self.firstParent = firstParent
    self.strategy = strategy
  }
}

/// How far a bisection has come.
public enum BisectionProgress: Sendable {
  /// So many commits were walked.
  case walking(Int)
  /// So many commits of all were looked up.
  case resolving(Int, of: Int)
  /// So many epochs of all known were replayed.
  case replaying(Int, of: Int)
  /// The answer is being checked.
  case checking(Int, of: Int)
}

/// Finds where a scenario's verdict changes in a history.
///
/// A class because it gathers what it found on the way. It is used once.
public final class Bisection {
  let replayer: Replayer
  let request: BisectionRequest
  let progress: (BisectionProgress) -> Void
  var watched: WatchedPaths
  var records: [Replayer.Record] = []
  var replays = 0
  var epochs = EpochTable<Int32>()
  /// The findings of commits that were replayed again to check the answer.
  var checked: [Int: ReplayFinding] = [:]
  private var traces = TraceTrie()
  /// The number of the record that answers for each epoch.
  private var recordOfEpoch: [Int] = []

  /// Opens a repository for a bisection.
  public init(
    scenario: Scenario, repository: String, request: BisectionRequest,
    progress: @escaping (BisectionProgress) -> Void
  ) throws(ReplayTrouble) {
    replayer = try Replayer(
      scenario: scenario, repository: repository, limits: request.limits)
    self.request = request
    self.progress = progress
    watched = WatchedPaths(reader: replayer.reader)
  }

  /// The commits in question, with those just outside as boundary nodes before them.
  struct Range {
    let good: [ObjectID]
    let bad: [ObjectID]
    let list: CommitList
    let ids: [ObjectID]
    let trees: [ObjectID]
    let dag: CommitDAG
    /// How many boundary nodes stand before the commits of the range.
    let outsideCount: Int
  }

  /// Runs the bisection.
  public func run() throws(ReplayTrouble) -> BisectionFinding {
    let range = try walk()
    if range.list.count == 0 { return try emptyFinding(range) }
    switch request.strategy {
    case .exhaustive:
      try judgeAll(range)
      return try exhaustiveFinding(range)
    case .binary: return try binaryFinding(range)
    }
  }

  // MARK: Walking

  func walk() throws(ReplayTrouble) -> Range {
    let reader = replayer.reader
    let progress = progress
    var good: [ObjectID] = []
    var bad: [ObjectID] = []
    let list: CommitList
    let outside: [ObjectID]
    var trees: [ObjectID] = []
    do throws(GitError) {
      for revision in request.good { good.append(try reader.repository.resolve(revision)) }
      for revision in request.bad { bad.append(try reader.repository.resolve(revision)) }
      list = try reader.repository.walk(
        from: bad, excluding: good, firstParent: request.firstParent
      ) { progress(.walking($0)) }
      outside = parentsOutside(list)
      for id in outside { trees.append(try reader.repository.commit(id).tree) }
    } catch {
      throw ReplayTrouble(error)
    }
    return Range(
      good: good, bad: bad, list: list, ids: outside + list.ids, trees: trees + list.trees,
      dag: try makeDAG(list, outside), outsideCount: outside.count)
  }

  /// The parents just outside the range that are followed: all of them, or first parents only.
  private func parentsOutside(_ list: CommitList) -> [ObjectID] {
    guard request.firstParent else { return list.outside }
    var found: [ObjectID] = []
    for number in 0..<list.count {
      guard let first = list.parents(of: number).first, first < 0 else { continue }
      let id = list.outside[Int(-1 - first)]
      if !found.contains(id) { found.append(id) }
    }
    return found
  }

  private func makeDAG(
    _ list: CommitList, _ outside: [ObjectID]
  ) throws(ReplayTrouble) -> CommitDAG {
    var numbers: [ObjectID: Int] = [:]
    var parents: [[Int]] = []
    for (number, id) in outside.enumerated() {
      numbers[id] = number
      parents.append([])
    }
    for number in 0..<list.count {
      let all = list.parents(of: number)
      let followed = request.firstParent ? all.prefix(1) : all
      parents.append(
        followed.compactMap { parent in
          parent >= 0
            ? Int(parent) + outside.count : numbers[list.outside[Int(-1 - parent)]]
        })
    }
    let boundary = Set(0..<outside.count).union(list.boundary.map { $0 + outside.count })
    do {
      return try CommitDAG(parents: parents, boundary: boundary)
    } catch {
      throw .unstable("the commits were not listed parents first (\(error))")
    }
  }

  // MARK: Epochs

  /// Gives every commit a record, replaying until no replay reads anything new.
  private func judgeAll(_ range: Range) throws(ReplayTrouble) {
    guard let tip = range.ids.last else { return }
    try replay(tip)
    while true {
      _ = watched.add(records.flatMap { $0.facts.keys })
      try assignEpochs(range)
      let missing = try epochsWithoutRecord(range)
      if missing.isEmpty { return }
      for (done, epoch) in missing.enumerated() {
        progress(.replaying(done, of: missing.count))
        let commit = epochs.firstCommits[epoch]
        // A run made since for another epoch may hold here too.
        if try record(holdingAt: range.trees[commit]) == nil { try replay(range.ids[commit]) }
      }
    }
  }

  private func replay(_ commit: ObjectID) throws(ReplayTrouble) {
    let record = try replayer.run(at: commit)
    traces.add(record.trace, record: records.count)
    records.append(record)
    replays += 1
  }

  private func assignEpochs(_ range: Range) throws(ReplayTrouble) {
    epochs = EpochTable<Int32>(expectedCommits: range.ids.count)
    do throws(GitError) {
      for number in range.ids.indices {
        if number & 0xFFF == 0 { progress(.resolving(number, of: range.ids.count)) }
        let parent = range.dag.firstParent(of: number)
        let isSame = parent.map { range.trees[$0] == range.trees[number] } ?? false
        try epochs.assign(commit: number, sameAs: isSame ? parent : nil) { () throws(GitError) in
          try watched.fingerprint(of: range.trees[number])
        }
      }
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// Finds the record of each epoch and returns the epochs that have none yet.
  private func epochsWithoutRecord(_ range: Range) throws(ReplayTrouble) -> [Int] {
    recordOfEpoch = []
    var missing: [Int] = []
    for epoch in 0..<epochs.count {
      let tree = range.trees[epochs.firstCommits[epoch]]
      let record = try record(holdingAt: tree)
      recordOfEpoch.append(record ?? -1)
      if record == nil { missing.append(epoch) }
    }
    return missing
  }

  /// A record all of whose facts hold in a tree: the run would read the same and end the same.
  private func record(holdingAt tree: ObjectID) throws(ReplayTrouble) -> Int? {
    let files = CommitFiles(reader: replayer.reader, tree: tree)
    do throws(FileStoreError) {
      return try traces.record { path throws(FileStoreError) in try files.content(at: path) }
    } catch {
      throw files.failure.map { ReplayTrouble($0) } ?? .repository(error.message)
    }
  }

  /// The record of a commit.
  func record(of commit: Int) -> Replayer.Record? {
    guard let epoch = epochs.epoch(of: commit), recordOfEpoch.indices.contains(epoch),
      recordOfEpoch[epoch] >= 0
    else { return nil }
    return records[recordOfEpoch[epoch]]
  }
}
