// How to read this file: something that is asked of a commit (a scenario's verdict, a function's
// predicate) reads some of the commit's files and no more, so commits with the same files there have the
// same answer. The newest commit is run first; what it read is watched; commits are grouped into epochs
// by the watched blobs; each epoch without an answer is run once; and all that is repeated while runs read
// paths that were not watched before. Then every commit has an answer.

public import CProgram
public import Git
import History

/// What one run came to, and what it stood on.
public struct EpochRun<Answer> {
  /// What it came to.
  public let answer: Answer
  /// What it read of the commit's tree, in the order it asked for it, every path once.
  public let trace: [Fact]

  /// What it read by path; a path it did not ask for is not in it, one where nothing stood is nil.
  public var facts: [String: ContentID?] {
    Dictionary(trace.map { ($0.path, $0.content) }) { first, _ in first }
  }

  /// Makes a run.
  public init(answer: Answer, trace: [Fact]) {
    self.answer = answer
    self.trace = trace
  }
}

extension EpochRun: Sendable where Answer: Sendable {}

/// Gives every commit of a range an answer with as few runs as there are different things to read.
///
/// A run must depend on nothing but the files it reads: given the same contents it asks for the same
/// paths in the same order and ends the same. A class because it gathers what it found on the way.
/// It belongs to one worker.
public final class EpochRuns<Answer> {
  /// The commits.
  public let range: CommitRange
  /// The runs made so far, in the order they were made; those from nothing are not among them.
  public private(set) var runs: [EpochRun<Answer>] = []

  private let reader: RepositoryReader
  private let progress: (BisectionProgress) -> Void
  private let forget: () -> Void
  private let make: (ObjectID) throws(ReplayTrouble) -> EpochRun<Answer>

  private let watched: WatchedPaths
  /// How many of the runs have their paths watched.
  private var watchedRuns = 0
  private var traces = TraceTrie()
  private var settled = Settled()
  /// The answers of commits that were run again from nothing.
  private var coldAnswers: [Int: Answer] = [:]

  /// The epochs of all commits, with the number of the run that answers for each.
  private struct Settled {
    var epochs = EpochTable<Int32>()
    var runOfEpoch: [Int] = []
  }

  /// Makes a runner; nothing is run yet.
  ///
  /// - Parameters:
  ///   - range: The commits, all of which get an answer, those just outside as well.
  ///   - reader: The repository that they are in.
  ///   - progress: Told how far it has come.
  ///   - forget: Forgets what the runs share, so that the next one starts from nothing.
  ///   - run: Runs at one commit.
  public init(
    range: CommitRange, reader: RepositoryReader,
    progress: @escaping (BisectionProgress) -> Void = { _ in },
    forget: @escaping () -> Void = {},
    run: @escaping (ObjectID) throws(ReplayTrouble) -> EpochRun<Answer>
  ) {
    self.range = range
    self.reader = reader
    self.progress = progress
    self.forget = forget
    make = run
    watched = WatchedPaths(reader: reader)
  }

  // MARK: Answers

  /// The answer at a commit, nil before all have one.
  public func answer(of commit: Int) -> Answer? { run(of: commit)?.answer }

  /// The run that answers for a commit, nil before all commits have one.
  ///
  /// It was made at this commit or at another at which the same stood everywhere it looked.
  public func run(of commit: Int) -> EpochRun<Answer>? {
    settled.epochs.epoch(of: commit).map { runs[settled.runOfEpoch[$0]] }
  }

  /// The epoch of a commit, nil before all commits have one.
  public func epoch(of commit: Int) -> Int? { settled.epochs.epoch(of: commit) }

  /// How many epochs there are.
  public var epochCount: Int { settled.epochs.count }

  /// How many paths are watched.
  public var watchedCount: Int { watched.paths.count }

  /// The answer of a run that is made from nothing, for which no former run is looked at.
  ///
  /// The commit is one of the range, and each is run once. Whether the answer is the same again is for the caller to say: one
  /// that is not is a mistake of ours.
  ///
  /// - Throws: what the run throws.
  public func coldAnswer(of commit: Int) throws(ReplayTrouble) -> Answer {
    if let known = coldAnswers[commit] { return known }
    // What the runs share depends on bytes alone, so the cold ones may share theirs.
    if coldAnswers.isEmpty { forget() }
    let answer = try make(range.ids[commit]).answer
    coldAnswers[commit] = answer
    return answer
  }

  // MARK: Running

  /// Gives every commit an answer, running until no run reads anything new.
  ///
  /// After an error no commit has an answer; the runs made until then are kept, and when called again
  /// it goes on from them.
  ///
  /// - Throws: what a run throws; ``ReplayTrouble`` when the repository cannot be read, or when a run
  ///   says to have read what does not stand in its commit.
  public func runAll() throws(ReplayTrouble) {
    settled = Settled()
    guard let tip = range.ids.indices.last else { return }
    try runIfNew(at: tip)
    while true {
      _ = watched.add(runs[watchedRuns...].flatMap { $0.trace.map(\.path) })
      watchedRuns = runs.count
      let epochs = try assignEpochs()
      let found = try epochs.firstCommits.map { commit throws(ReplayTrouble) in
        try run(holdingAt: range.trees[commit])
      }
      let missing = found.indices.filter { found[$0] == nil }
      if missing.isEmpty {
        settled = Settled(epochs: epochs, runOfEpoch: found.compactMap { $0 })
        return
      }
      for (done, epoch) in missing.enumerated() {
        progress(.replaying(done, of: missing.count))
        // A run made since for another epoch may hold here too.
        try runIfNew(at: epochs.firstCommits[epoch])
      }
    }
  }

  private func runIfNew(at commit: Int) throws(ReplayTrouble) {
    guard try run(holdingAt: range.trees[commit]) == nil else { return }
    let run = try make(range.ids[commit])
    let files = CommitFiles(reader: reader, tree: range.trees[commit])
    for fact in run.trace where try content(at: fact.path, files) != fact.content {
      throw .unstable(
        "a run at commit \(range.ids[commit].hex) says to have read '\(fact.path)' otherwise than it "
          + "stands there; please report this")
    }
    traces.add(run.trace, record: runs.count)
    runs.append(run)
  }

  private func assignEpochs() throws(ReplayTrouble) -> EpochTable<Int32> {
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

  /// A run all of whose facts hold in a tree: made there it would read the same and end the same.
  private func run(holdingAt tree: ObjectID) throws(ReplayTrouble) -> Int? {
    let files = CommitFiles(reader: reader, tree: tree)
    return try traces.record { path throws(ReplayTrouble) in try content(at: path, files) }
  }

  private func content(
    at path: String, _ files: CommitFiles
  ) throws(ReplayTrouble) -> ContentID? {
    do throws(FileStoreError) {
      return try files.content(at: path)
    } catch {
      throw files.failure.map { ReplayTrouble($0) } ?? .repository(error.message)
    }
  }
}
