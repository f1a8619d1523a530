// How to read this file: a bisection walks the commits (`CommitRange`), gives each a verdict with few
// replays (`EpochRuns`), History says what the verdicts mean, and the commits that are to be named are
// replayed again from nothing, with their parents.

public import CMachine
public import Cache
import CProgram
public import Findings
import Git
import History
public import Scenarios
import Threads

/// What to bisect.
public struct BisectionRequest: Sendable {
  /// How the commits are listed; the list is the same either way.
  public enum Walk: String, Sendable {
    /// From the commit-graph where there is one that can be used, else from objects.
    case auto
    /// By the library's own walk, and without the commit-graph for what follows.
    case libgit2
  }

  /// Revisions whose ancestors are left out.
  public var good: [String]
  /// Revisions whose ancestors are examined.
  public var bad: [String]
  /// Whether the bad revisions were said by the user, or are the default.
  public var isBadSaid: Bool
  /// Whether only first parents are followed.
  public var firstParent: Bool
  /// How the commits are listed.
  public var walk: Walk
  /// How commits are chosen.
  public var strategy: BisectionFinding.Strategy
  /// Whether the whole tree is searched for hops of the reported stack that the scenario's sources do not have.
  public var searchesTree = false
  /// Patterns of branches and tags at which the verdict is asked for as well, as `git for-each-ref` takes them.
  public var places: [String] = []
  /// How much a replay may use; time is never limited.
  public private(set) var limits: Limits
  /// How many replays run at a time.
  public var jobs: Int
  /// From how many commits on the C files of all are searched at once for a function that is in none of the sources.
  var fewestTrees = RangeSources.fewestTrees

  /// Makes a request.
  public init(
    good: [String] = [], bad: [String] = [], firstParent: Bool = false,
    walk: Walk = .auto, strategy: BisectionFinding.Strategy = .exhaustive,
    limits: Limits = Limits(), jobs: Int? = nil
  ) {
    self.jobs = jobs ?? Crew.coreCount
    // Machines differ in time, and so would the answers.
    self.limits = limits
    self.limits.time = nil
    self.good = good
    self.bad = bad.isEmpty ? ["HEAD"] : bad
    isBadSaid = !bad.isEmpty
    self.firstParent = firstParent
    self.walk = walk
    self.strategy = strategy
  }
}

/// How far a bisection, or other work along a history, has come.
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
  /// The replays along the range; nil for a search that does not judge every commit.
  private(set) var runs: EpochRuns<Replayer.Record>?
  /// What looks into commits that are to be named, several at a time; nil where that is not wanted.
  private(set) var namedCrew: ReplayCrew?
  /// There are seldom more of these, and every thread opens the repository.
  private static let namedAtOnce = 8
  /// The commits that the revisions name, once they have been looked up; a run stays with them.
  private var knownEnds: Ends?
  /// What the patterns of places mean, once they have been looked up.
  var knownPlaces: [(pattern: String, tips: [NamedTip])]?
  /// Which files of commit-graphs need not be checked, and who is told of those that were.
  var graphs: (isVerified: ([UInt8]) -> Bool, didVerify: ([UInt8]) -> Void) = (
    { _ in false }, { _ in }
  )

  /// What the revisions of a request name.
  struct Ends {
    var good: [ObjectID] = []
    var bad: [ObjectID] = []
  }

  /// Opens a repository for a bisection.
  public init(
    scenario: Scenario, repository: String, request: BisectionRequest,
    progress: @escaping (BisectionProgress) -> Void
  ) throws(ReplayTrouble) {
    replayer = try Replayer(
      scenario: scenario, repository: repository, limits: request.limits)
    self.request = request
    self.progress = progress
  }

  /// Takes replays from where earlier searches kept theirs, and keeps those that are made there.
  ///
  /// Replays of commits that are to be named are made anew all the same.
  ///
  /// - Parameter scenario: All that the scenario was read from.
  public func keepRuns(in cache: CacheStore, scenario: [[UInt8]]) {
    replayer.hopSearch.cache = cache
    replayer.kept = replayer.digest(scenario: scenario, limits: request.limits)
      .map { KeptRuns(in: cache, base: $0) }
  }

  /// Runs the bisection.
  public func run() throws(ReplayTrouble) -> BisectionFinding {
    let range = try walk()
    if range.isEmpty {
      var finding = try emptyFinding(range)
      finding.places = try placeFindings(range)
      return finding
    }
    switch request.strategy {
    case .exhaustive:
      let replayer = replayer
      let crew = request.jobs > 1 ? ReplayCrew(replayer, jobs: request.jobs) : nil
      // It begins when all else is forgotten, and so from nothing.
      namedCrew =
        crew == nil ? nil : ReplayCrew(replayer, jobs: min(request.jobs, Self.namedAtOnce))
      let made = EpochRuns(
        range: range, reader: replayer.reader, programs: replayer.programs, progress: progress,
        forget: {
          // From then on runs are of commits that may be named, whose steps are wanted.
          replayer.forget()
          replayer.traces = [:]
        },
        crew: crew.map { crew in { crew.run(at: $0, known: $1, progress: $2) } },
        coldCrew: namedCrew.map { crew in { crew.runCold(at: $0) } },
        sought: replayer.scenario.soughtFunctions, fewestTrees: request.fewestTrees
      ) { (commit) throws(ReplayTrouble) in try replayer.run(at: commit, known: nil) }
      runs = made
      try made.runAll()
      // Before the answer is checked: nothing that was kept is looked at from then on.
      let places = try placeFindings(range)
      var finding = try exhaustiveFinding(made)
      finding.places = places
      try addClaims(to: &finding, range)
      try addMail(to: &finding)
      return finding
    case .binary:
      let places = try placeFindings(range)
      var finding = try binaryFinding(range)
      finding.places = places
      try addClaims(to: &finding, range)
      try addMail(to: &finding)
      return finding
    }
  }

  /// The commits that the revisions name.
  func resolvedEnds() throws(ReplayTrouble) -> Ends {
    if let knownEnds { return knownEnds }
    var ends = Ends()
    for revision in request.good { ends.good.append(try replayer.reader.resolve(revision)) }
    for revision in request.bad { ends.bad.append(try replayer.reader.resolve(revision)) }
    knownEnds = ends
    return ends
  }

  func walk() throws(ReplayTrouble) -> CommitRange {
    let ends = try resolvedEnds()
    if request.walk == .auto { beginCommitGraph() }
    return try CommitRange(
      good: ends.good.map(\.hex), bad: ends.bad.map(\.hex), firstParent: request.firstParent,
      walk: request.walk == .libgit2 ? .library : .auto, reader: replayer.reader, progress: progress
    )
  }

  /// What was found at a commit.
  func record(of commit: Int) -> Replayer.Record? { runs?.answer(of: commit) }
}
