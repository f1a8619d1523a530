// How to read this file: something that is asked of a commit (a scenario's verdict, a function's
// predicate) reads some of the commit's files and no more, so commits with the same files there have the
// same answer. The newest commit is run first; what it read is watched; commits are grouped into epochs
// by the watched blobs; epochs between which no run so far could tell are one class (FactClasses); each class
// without an answer is run once; and all that is repeated while runs read paths or ask for names that nobody asked
// for before. Then every commit has an answer. A round runs no more than there are runs already, spread over what is
// missing: what they ask for tells more of the others apart, and some of them are answered by it.

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
    Dictionary(trace.compactMap { fact in fact.path.map { ($0, fact.content) } }) { first, _ in
      first
    }
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
  private let classes: FactClasses
  /// For each run the commit at which it was made.
  private var places: [Int] = []
  /// The numbers of the paths that each run read, made when they are watched.
  private var pathsOfRuns: [[Int32]] = []
  /// The runs whose facts are watched, by the classes of what they read.
  private var traces = TraceTrie<Int32, Int32>()
  /// Those made since, by the contents they read.
  private var newTraces = TraceTrie<TreeQuestion, ContentID?>()
  private var newRuns: Range<Int> = 0..<0
  /// For each epoch the run that answers for it; empty before all have one.
  private var runOfEpoch: [Int] = []
  /// The answers of commits that were run again from nothing.
  private var coldAnswers: [Int: Answer] = [:]

  /// How many runs a round may make at least.
  private static var roundSize: Int { 16 }
  /// From how many commits on some are run before any epoch is known, and how many.
  private static var longHistory: Int { 4_096 }
  private static var sampleCount: Int { 24 }

  /// Makes a runner; nothing is run yet.
  ///
  /// - Parameters:
  ///   - range: The commits, all of which get an answer, those just outside as well.
  ///   - reader: The repository that they are in.
  ///   - programs: What the runs open their programs with; without it, two contents of a file that a
  ///     run asks for names are never the same to it.
  ///   - progress: Told how far it has come.
  ///   - forget: Forgets what the runs share, so that the next one starts from nothing.
  ///   - run: Runs at one commit.
  public init(
    range: CommitRange, reader: RepositoryReader, programs: CommitPrograms? = nil,
    progress: @escaping (BisectionProgress) -> Void = { _ in },
    forget: @escaping () -> Void = {},
    run: @escaping (ObjectID) throws(ReplayTrouble) -> EpochRun<Answer>
  ) {
    self.range = range
    self.reader = reader
    self.progress = progress
    self.forget = forget
    make = run
    watched = WatchedPaths(range: range, reader: reader)
    classes = FactClasses(watched: watched, reader: reader, programs: programs)
  }

  // MARK: Answers

  /// The answer at a commit, nil before all have one.
  public func answer(of commit: Int) -> Answer? { run(of: commit)?.answer }

  /// The run that answers for a commit, nil before all commits have one.
  ///
  /// It was made at this commit or at another between which and this one it cannot tell: lines, and the
  /// contents it read, may be others here.
  public func run(of commit: Int) -> EpochRun<Answer>? { runNumber(of: commit).map { runs[$0] } }

  /// The number of the run that answers for a commit, nil before all commits have one.
  public func runNumber(of commit: Int) -> Int? { epoch(of: commit).map { runOfEpoch[$0] } }

  /// The epoch of a commit, nil before all commits have an answer.
  public func epoch(of commit: Int) -> Int? {
    runOfEpoch.isEmpty || !range.ids.indices.contains(commit) ? nil : Int(watched.epochs[commit])
  }

  /// What stands in a commit at the paths that the run read which answers for it, nil before all have one.
  ///
  /// A path at which there is no file is nil in it.
  public func contents(of commit: Int) -> [String: ContentID?]? {
    run(of: commit).map { run in
      Dictionary(
        run.trace.compactMap { fact in
          fact.path.map { ($0, watched.reply(to: fact.question, of: commit)) }
        }
      ) { first, _ in first }
    }
  }

  /// How many epochs there are.
  public var epochCount: Int { runOfEpoch.count }

  /// How many paths are watched.
  public var watchedCount: Int { watched.count }

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
    runOfEpoch = []
    guard let tip = range.ids.indices.last else { return }
    if runs.isEmpty {
      for commit in samples(before: tip) where try newRun(holdingAt: commit) == nil {
        try run(at: commit)
      }
    }
    while true {
      try watchNewRuns()
      let (examples, groupOfEpoch) = groups()
      let found = examples.map { commit in traces.record { classes.of($0, at: commit) } }
      let missing = examples.indices.filter { found[$0] == nil }
      if missing.isEmpty {
        runOfEpoch = groupOfEpoch.compactMap { found[$0] }
        return
      }
      let count = min(missing.count, max(Self.roundSize, runs.count))
      for done in 0..<count {
        progress(.replaying(done, of: missing.count))
        let commit = examples[missing[done * missing.count / count]]
        // A run made since for another class may hold here too.
        if try newRun(holdingAt: commit) == nil { try run(at: commit) }
      }
    }
  }

  /// The newest commit, and in a long history some from all over it: what they read is watched at once, which
  /// is cheaper than to come to it in rounds.
  private func samples(before tip: Int) -> [Int] {
    guard range.ids.count >= Self.longHistory else { return [tip] }
    return [tip] + (1..<Self.sampleCount).map { tip - $0 * range.ids.count / Self.sampleCount }
  }

  /// Watches what the newest runs read, and makes classes by all that was ever asked.
  private func watchNewRuns() throws(ReplayTrouble) {
    do throws(GitError) {
      try watched.watch(runs[newRuns].lazy.flatMap(\.trace)) { [progress, range] in
        progress(.resolving($0, of: range.ids.count))
      }
    } catch {
      throw ReplayTrouble(error)
    }
    classes.update()
    newRuns = runs.count..<runs.count
    newTraces = TraceTrie()
    traces = TraceTrie()
    for number in runs.indices {
      let place = places[number]
      while pathsOfRuns.count <= number {
        pathsOfRuns.append(
          runs[pathsOfRuns.count].trace.compactMap { watched.number(of: $0.question) })
      }
      traces.add(pathsOfRuns[number].map { ($0, classes.of($0, at: place)) }, record: number)
    }
  }

  /// The classes of the epochs: a commit of each class, and for each epoch which class it is of.
  private func groups() -> (examples: [Int], ofEpoch: [Int]) {
    var numbers: [Int32: Int] = [:]
    var examples: [Int] = []
    let ofEpoch = watched.firstCommits.map { commit in
      let found = classes.ofEpoch(with: commit)
      if let known = numbers[found] { return known }
      numbers[found] = examples.count
      examples.append(commit)
      return examples.count - 1
    }
    return (examples, ofEpoch)
  }

  private func run(at commit: Int) throws(ReplayTrouble) {
    let run = try make(range.ids[commit])
    let files = CommitFiles(reader: reader, tree: range.trees[commit])
    for fact in run.trace where try reply(to: fact.question, commit, files) != fact.content {
      throw .unstable(
        "a run at commit \(range.ids[commit].hex) says to have read '\(fact.question.subject)' otherwise "
          + "than it stands there; please report this")
    }
    newTraces.add(run.trace.map { ($0.question, $0.content) }, record: runs.count)
    newRuns = newRuns.lowerBound..<runs.count + 1
    runs.append(run)
    places.append(commit)
  }

  /// One of the newest runs all of whose facts hold at a commit: made there it would read the same and end
  /// the same.
  private func newRun(holdingAt commit: Int) throws(ReplayTrouble) -> Int? {
    let files = CommitFiles(reader: reader, tree: range.trees[commit])
    return try newTraces.record { question throws(ReplayTrouble) in
      try reply(to: question, commit, files)
    }
  }

  private func reply(
    to question: TreeQuestion, _ commit: Int, _ files: CommitFiles
  ) throws(ReplayTrouble) -> ContentID? {
    if watched.number(of: question) != nil { return watched.reply(to: question, of: commit) }
    do throws(FileStoreError) {
      return try files.reply(to: question)
    } catch {
      throw files.failure.map { ReplayTrouble($0) } ?? .repository(error.message)
    }
  }
}
