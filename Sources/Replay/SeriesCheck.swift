// How to read this file: each patch of a series makes a commit in memory of the one before. A scenario is run at the first
// of these commits, and again only where something that its last runs read is another (RunReuse). Where a verdict changes,
// the scenario is run at that commit whatever was carried over, so that what is told of it is told of the commit itself.

public import CMachine
public import Cache
public import Findings
import CProgram
import Git
public import Scenarios

/// A scenario with all that it was read from.
public struct SeriesScenario: Sendable {
  let scenario: Scenario
  let parts: [[UInt8]]

  /// Makes one of a scenario and the bytes of the files that it was read from.
  public init(_ scenario: Scenario, parts: [[UInt8]]) {
    self.scenario = scenario
    self.parts = parts
  }
}

/// Asks scenarios for their verdict after each patch of a series.
public struct SeriesCheck {
  private let repository: String
  private let limits: Limits
  private let cache: CacheStore?

  /// Prepares to check.
  ///
  /// - Parameter cache: Where replays of commits that are in the repository are kept between runs, nil for nowhere.
  public init(repository: String, limits: Limits = Limits(), cache: CacheStore? = nil) {
    self.repository = repository
    self.limits = limits
    self.cache = cache
  }

  /// Checks a series.
  ///
  /// - Parameters:
  ///   - scenarios: The scenarios, at least one.
  ///   - base: The commit that the series is applied to.
  ///   - series: The files with patches, each a name and bytes, in order.
  ///   - progress: Told after how many replays which scenario is at work.
  /// - Throws: ``ReplayTrouble``, `request` for a patch that does not apply.
  public func check(
    _ scenarios: [SeriesScenario], base: String, series: [(name: String, bytes: [UInt8])],
    progress: (_ scenario: Int) -> Void = { _ in }
  ) throws(ReplayTrouble) -> SeriesFinding {
    let changes = series.map { CommitChange.apply(name: $0.name, bytes: $0.bytes) }
    let shelf = OutlineShelf()
    var finding: SeriesFinding?
    for (number, one) in scenarios.enumerated() {
      progress(number)
      let replayer = try Replayer(
        scenario: one.scenario, repository: repository, limits: limits, shelf: shelf)
      if let cache { replayer.keepRuns(in: cache, scenario: one.parts) }
      let reader = replayer.reader
      let first = try reader.resolve(base)
      var commits = [first]
      var steps: [ChangeStep] = []
      for change in try reader.planned(changes) {
        let (made, step) = try reader.commit(on: commits[commits.count - 1], change)
        commits.append(made)
        steps.append(step)
      }
      let column = try replayer.column(of: commits)
      var whole =
        finding
        ?? SeriesFinding(
          base: first.hex, baseSubject: column[0].subject, scenarios: [], before: [],
          patches: steps.map { step in
            SeriesPatch(
              number: step.number ?? 0, subject: step.subject, files: step.files, verdicts: [])
          }, changes: [], replays: 0)
      whole.add(one.scenario.name.value, column)
      finding = whole
    }
    guard var finding else { throw .request("there is no scenario to check") }
    finding.changes.sort { $0.patch < $1.patch }
    cache?.flush()
    return finding
  }
}

/// What a scenario says at one commit of a series.
struct SeriesCell {
  let verdict: SeriesVerdict
  /// The first line of the commit's message.
  let subject: String?
  /// The finding, where the verdict is another than before.
  let changed: ReplayFinding?
}

extension Replayer {
  /// What the scenario says at each of some commits, each made of the one before; those behind the first are in memory.
  func column(of commits: [ObjectID]) throws(ReplayTrouble) -> [SeriesCell] {
    var runs: [EpochRun<Record>] = []
    var cells: [SeriesCell] = []
    let reuse = RunReuse(programs)
    for commit in commits {
      var used: EpochRun<Record>?
      // The last one is the likeliest; what one patch breaks a later one may mend.
      for run in runs.reversed() where used == nil {
        if try reuse.holds(run, at: commit) { used = run }
      }
      let last = cells.last?.verdict
      var isNew = false
      if used.map({ last != nil && !$0.answer.finding.saysTheSame(as: last) }) ?? true {
        let made =
          cells.isEmpty
          ? try run(at: commit) : try run(at: commit, known: nil, isTracing: false)
        isNew = true
        used = made
        runs.append(made)
      }
      guard let used else { continue }
      let finding = used.answer.finding
      let isChange = last != nil && !finding.saysTheSame(as: last)
      cells.append(
        SeriesCell(
          verdict: SeriesVerdict(
            verdict: finding.verdict, condition: finding.condition, outcome: finding.outcome,
            replayed: isNew),
          subject: finding.subject,
          changed: isChange ? try marked(finding, at: commit, used.trace, hopSearch) : nil))
    }
    return cells
  }
}

extension ReplayFinding {
  /// Whether the verdict is the same, for one that depends its condition as well.
  fileprivate func saysTheSame(as other: SeriesVerdict?) -> Bool {
    verdict == other?.verdict && (verdict != .depends || condition == other?.condition)
  }
}

extension SeriesFinding {
  /// Adds a scenario.
  fileprivate mutating func add(_ name: String, _ column: [SeriesCell]) {
    guard let first = column.first else { return }
    scenarios.append(name)
    before.append(first.verdict)
    replays += column.count { $0.verdict.replayed }
    var last = first.verdict.verdict
    // The last verdict that is one, and the patches since.
    var judged = last == .untestable ? nil : last
    var unjudged: [Int] = []
    for (place, cell) in column.dropFirst().enumerated() where patches.indices.contains(place) {
      patches[place].verdicts.append(cell.verdict)
      let now = cell.verdict.verdict
      if let replay = cell.changed {
        changes.append(
          SeriesChange(
            kind: Self.kind(last, now, judged: judged), patch: patches[place].number,
            subject: patches[place].subject, scenario: name, from: last, to: now,
            suspects: now == .bad && judged != nil && judged != .bad ? unjudged : [],
            replay: replay))
      }
      if now == .untestable {
        unjudged.append(patches[place].number)
      } else {
        judged = now
        unjudged = []
      }
      last = now
    }
  }

  private static func kind(
    _ last: Verdict, _ now: Verdict, judged: Verdict?
  ) -> SeriesChange.Kind {
    switch now {
    case .bad: judged == nil ? .reveals : judged == .bad ? .alters : .breaks
    case .good: .mends
    case .untestable, .depends: last == .good ? .loses : .alters
    }
  }
}
