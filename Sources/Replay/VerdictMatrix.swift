public import CMachine
public import Cache
public import Findings
import Git
public import Scenarios
import Threads

/// Some scenarios at some branches and tags.
///
/// A class because it opens the repository once for each scenario, with what that reads. It is used once.
public final class VerdictMatrix {
  private let replayers: [Replayer]
  private let patterns: [String]
  private let jobs: Int

  /// Opens a repository for some scenarios.
  ///
  /// - Parameters:
  ///   - scenarios: The scenarios.
  ///   - repository: Where the repository is.
  ///   - patterns: Which branches and tags, as `git for-each-ref` takes patterns.
  ///   - limits: How much a replay may use; time is never limited.
  ///   - jobs: How many replays run at a time; the answer is the same for every number.
  /// - Throws: ``ReplayTrouble`` when the repository cannot be opened or an architecture is unknown.
  public init(
    scenarios: [Scenario], repository: String, patterns: [String], limits: Limits = Limits(),
    jobs: Int? = nil
  ) throws(ReplayTrouble) {
    var limits = limits
    limits.time = nil
    var made: [Replayer] = []
    for scenario in scenarios {
      made.append(try Replayer(scenario: scenario, repository: repository, limits: limits))
    }
    replayers = made
    self.patterns = patterns
    self.jobs = jobs ?? Crew.coreCount
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
        guard let replay = column[tip.commit]?.finding else { continue }
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
