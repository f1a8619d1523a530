public import CMachine
public import Cache
public import Findings
import Git
public import Scenarios
import Threads

/// Some scenarios at some branches and tags.
///
/// A class because it opens the repository once for each scenario, with what that reads. Scenarios are added, and it is run once.
public final class VerdictMatrix {
  private var replayers: [Replayer] = []
  private let repository: String
  private let patterns: [String]
  private var limits: Limits
  private let jobs: Int

  /// Makes a matrix without scenarios.
  ///
  /// - Parameters:
  ///   - repository: Where the repository is.
  ///   - patterns: Which branches and tags, as `git for-each-ref` takes patterns.
  ///   - limits: How much a replay may use; time is never limited.
  ///   - jobs: How many replays run at a time; the answer is the same for every number.
  public init(
    repository: String, patterns: [String], limits: Limits = Limits(), jobs: Int? = nil
  ) {
    self.repository = repository
    self.patterns = patterns
    self.limits = limits
    self.limits.time = nil
    self.jobs = jobs ?? Crew.coreCount
  }

  /// Adds a scenario, for which the repository is opened.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be opened or the scenario's architecture is unknown.
  public func add(_ scenario: Scenario) throws(ReplayTrouble) {
    replayers.append(try Replayer(scenario: scenario, repository: repository, limits: limits))
  }

  /// Takes replays from where earlier searches kept theirs, and keeps those that are made there.
  ///
  /// - Parameter scenarios: For each scenario all that it was read from.
  public func keepRuns(in cache: CacheStore, scenarios: [[[UInt8]]]) {
    for (replayer, parts) in zip(replayers, scenarios) {
      replayer.kept = replayer.digest(scenario: parts, limits: replayer.limits)
        .map { KeptRuns(in: cache, base: $0) }
    }
  }

  /// Replays each scenario at each branch and tag.
  ///
  /// - Parameter progress: Told how far a scenario has come, by its number.
  /// - Throws: ``ReplayTrouble`` when a pattern means nothing or the repository cannot be read.
  public func run(
    progress: @escaping (_ scenario: Int, BisectionProgress) -> Void
  ) throws(ReplayTrouble) -> VerdictMatrixFinding {
    guard let reader = replayers.first?.reader else { return VerdictMatrixFinding() }
    var tips: [NamedTip] = []
    var seen: Set<NamedTip> = []
    for pattern in patterns {
      for tip in try reader.tips(matching: pattern) where seen.insert(tip).inserted {
        tips.append(tip)
      }
    }
    var columns: [[ObjectID: Replayer.Record]] = []
    for (number, replayer) in replayers.enumerated() {
      columns.append(
        try replayer.records(at: tips.map(\.commit), jobs: jobs) { progress(number, $0) })
      // What it read serves no other scenario.
      replayer.programs.forget()
    }
    var finding = VerdictMatrixFinding(
      scenarios: replayers.map { $0.scenario.name.value }, refs: tips.map(\.short))
    for tip in tips {
      for (replayer, column) in zip(replayers, columns) {
        // Left out, it would move all verdicts behind it.
        guard let replay = column[tip.commit]?.finding else {
          throw .unstable("\(tip.short) has no verdict; please report this")
        }
        let site = replay.outcome.site
        finding.cells.append(
          VerdictCell(
            ref: tip.short, commit: tip.commit.hex, scenario: replayer.scenario.name.value,
            verdict: replay.verdict,
            condition: replay.verdict == .depends ? replay.condition : site?.condition,
            function: site?.function, file: site?.file,
            reason: replay.verdict == .untestable ? replay.outcome.reason : nil))
      }
    }
    return finding
  }
}
