// How to read this file: a bisection walks the commits, groups them into epochs by the blobs that replays
// read, replays each epoch once, and repeats that while replays read paths that were not watched
// before. Then every commit has a verdict, History says what they mean, and the commits that are to be
// named are replayed again from nothing, with their parents.

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

  /// Makes a request.
  public init(
    good: [String] = [], bad: [String] = [], firstParent: Bool = false,
    strategy: BisectionFinding.Strategy = .exhaustive
  ) {
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

  /// Opens a repository for a bisection.
  public init(
    scenario: Scenario, repository: String, request: BisectionRequest,
    progress: @escaping (BisectionProgress) -> Void
  ) throws(ReplayTrouble) {
    replayer = try Replayer(scenario: scenario, repository: repository)
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
    switch request.strategy {
    case .exhaustive:
      let epochs = try judgeAll(range)
      return try finding(range, recordOf: { epochs.epoch(of: $0) })
    case .binary: return try searchBinary(range)
    }
  }

  // MARK: Walking

  private func walk() throws(ReplayTrouble) -> Range {
    do throws(GitError) {
      let repository = replayer.reader
      var good: [ObjectID] = []
      for revision in request.good { good.append(try repository.repository.resolve(revision)) }
      var bad: [ObjectID] = []
      for revision in request.bad { bad.append(try repository.repository.resolve(revision)) }
      let progress = progress
      let list = try repository.repository.walk(
        from: bad, excluding: good, firstParent: request.firstParent
      ) { progress(.walking($0)) }
      let outsideCount = request.firstParent ? 0 : list.outside.count
      var outside = Array(list.outside.prefix(outsideCount))
      if request.firstParent { outside = firstParentsOutside(list) }
      var ids = outside
      var trees: [ObjectID] = []
      for id in outside { trees.append(try repository.repository.commit(id).tree) }
      ids += list.ids
      trees += list.trees
      let dag = try makeDAG(list, outside)
      return Range(
        good: good, bad: bad, list: list, ids: ids, trees: trees, dag: dag,
        outsideCount: outside.count)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The parents just outside that first-parent chains end at.
  private func firstParentsOutside(_ list: CommitList) -> [ObjectID] {
    var found: [ObjectID] = []
    for number in 0..<list.count {
      guard let first = list.parents(of: number).first, first < 0 else { continue }
      let id = list.outside[Int(-1 - first)]
      if !found.contains(id) { found.append(id) }
    }
    return found
  }

  private func makeDAG(_ list: CommitList, _ outside: [ObjectID]) throws(GitError) -> CommitDAG {
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
      throw GitError(disorderedWalk: "the commits were not listed parents first: \(error)")
    }
  }

  // MARK: Epochs

  /// Gives every commit an epoch, replaying until no replay reads anything new.
  private func judgeAll(_ range: Range) throws(ReplayTrouble) -> EpochTable<Int32> {
    guard let tip = range.ids.indices.last else { return EpochTable() }
    try replay(range.ids[tip])
    while true {
      _ = watched.add(records.flatMap { $0.facts.keys })
      let epochs = try assign(range)
      let missing = try missing(epochs, range)
      if missing.isEmpty { return try renumbered(epochs, range) }
      for (done, epoch) in missing.enumerated() {
        progress(.replaying(done, of: missing.count))
        try replay(range.ids[epochs.firstCommits[epoch]])
      }
    }
  }

  private func replay(_ commit: ObjectID) throws(ReplayTrouble) {
    records.append(try replayer.run(at: commit))
    replays += 1
  }

  private func assign(_ range: Range) throws(ReplayTrouble) -> EpochTable<Int32> {
    var epochs = EpochTable<Int32>(expectedCommits: range.ids.count)
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
    return epochs
  }

  /// The record that holds at each fingerprint, found by comparing facts.
  private var recordOfEpoch: [Int32: Int] = [:]

  private func missing(
    _ epochs: EpochTable<Int32>, _ range: Range
  ) throws(ReplayTrouble) -> [Int] {
    recordOfEpoch.removeAll()
    var missing: [Int] = []
    for epoch in 0..<epochs.count {
      let tree = range.trees[epochs.firstCommits[epoch]]
      if let record = try record(holdingAt: tree) {
        recordOfEpoch[epochs.keys[epoch]] = record
      } else {
        missing.append(epoch)
      }
    }
    return missing
  }

  /// A record all of whose facts hold in a tree: the run would read the same and end the same.
  private func record(holdingAt tree: ObjectID) throws(ReplayTrouble) -> Int? {
    do throws(GitError) {
      var known: [String: ContentID?] = [:]
      search: for index in records.indices {
        for (path, content) in records[index].facts {
          let found: ContentID?
          if let remembered = known[path] {
            found = remembered
          } else {
            let entry = try replayer.reader.entry(at: path, in: tree)
            found = entry.flatMap { $0.mode.isFile ? ContentID($0.id) : nil }
            known[path] = .some(found)
          }
          if found != content { continue search }
        }
        return index
      }
      return nil
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The epochs by the number of the record that answers for each.
  private func renumbered(
    _ epochs: EpochTable<Int32>, _ range: Range
  ) throws(ReplayTrouble) -> EpochTable<Int32> {
    epochs
  }

  /// The record of an epoch.
  func record(ofEpoch epoch: Int, _ epochs: EpochTable<Int32>) -> Replayer.Record? {
    recordOfEpoch[epochs.keys[epoch]].map { records[$0] }
  }
}
