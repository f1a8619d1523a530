/// What scenarios say after each patch of a series.
///
/// The JSON of this value is the contract of `firstbad check --format json`.
public struct SeriesFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.check/1"

  /// The name and version of this format.
  public var format: String
  /// The id of the commit that the series is applied to.
  public var base: String
  /// The first line of its message.
  public var baseSubject: String?
  /// The scenarios' names, in the order of all lists of verdicts.
  public var scenarios: [String]
  /// What each scenario says of the commit itself.
  public var before: [SeriesVerdict]
  /// The patches, in order.
  public var patches: [SeriesPatch]
  /// Where a verdict changed, by patch and then by scenario.
  public var changes: [SeriesChange]
  /// How many times a scenario was run.
  public var replays: Int

  /// Makes a finding.
  public init(
    base: String, baseSubject: String? = nil, scenarios: [String], before: [SeriesVerdict],
    patches: [SeriesPatch], changes: [SeriesChange], replays: Int
  ) {
    format = Self.formatName
    self.base = base
    self.baseSubject = baseSubject
    self.scenarios = scenarios
    self.before = before
    self.patches = patches
    self.changes = changes
    self.replays = replays
  }

  /// The exit code of `firstbad check`: 1 if a patch turns a scenario bad, 125 if one that was good can no longer be judged
  /// or one that could not is bad as soon as it can, else 0.
  public var exitCode: Int {
    if changes.contains(where: { $0.kind == .breaks }) { return 1 }
    return changes.contains { $0.kind == .loses || $0.kind == .reveals } ? 125 : 0
  }
}

/// What one scenario says at one place of a series.
public struct SeriesVerdict: Codable, Sendable, Hashable {
  /// The verdict.
  public var verdict: Verdict
  /// For `depends`: the condition under which it is bad.
  public var condition: String?
  /// How the run ended that gave it.
  public var outcome: Outcome
  /// Whether the scenario was run here; else a run before says the same, since nothing that it read is another.
  public var replayed: Bool

  /// Makes a verdict.
  public init(verdict: Verdict, condition: String? = nil, outcome: Outcome, replayed: Bool) {
    self.verdict = verdict
    self.condition = condition
    self.outcome = outcome
    self.replayed = replayed
  }
}

/// One patch of a series, and what each scenario says after it.
public struct SeriesPatch: Codable, Sendable, Hashable {
  /// Its number in the series, from 1.
  public var number: Int
  /// Its subject; missing for a bare diff.
  public var subject: String?
  /// The paths that it changes, sorted.
  public var files: [String]
  /// What each scenario says after it.
  public var verdicts: [SeriesVerdict]

  /// Makes a patch.
  public init(number: Int, subject: String? = nil, files: [String], verdicts: [SeriesVerdict]) {
    self.number = number
    self.subject = subject
    self.files = files
    self.verdicts = verdicts
  }
}

/// A patch that changes what a scenario says.
public struct SeriesChange: Codable, Sendable, Hashable {
  /// What a change means.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// It is bad now and was good, or bad under a condition, when it could last be judged.
    case breaks
    /// It was good, and now it cannot be judged, or is bad under a condition.
    case loses
    /// It is good now and was not.
    case mends
    /// It is bad as soon as it can be judged, and could not be from the commit itself on.
    case reveals
    /// Anything else.
    case alters
  }

  /// What it means.
  public var kind: Kind
  /// The number of the patch.
  public var patch: Int
  /// Its subject; missing for a bare diff.
  public var subject: String?
  /// The scenario's name.
  public var scenario: String
  /// The verdict before the patch.
  public var from: Verdict
  /// The verdict after it.
  public var to: Verdict
  /// For `breaks`: the patches before it after which the scenario could not be judged, any of which may be meant.
  public var suspects: [Int]
  /// The replay after the patch; its commit is in memory alone, and in no repository.
  public var replay: ReplayFinding

  /// Makes a change.
  public init(
    kind: Kind, patch: Int, subject: String? = nil, scenario: String, from: Verdict, to: Verdict,
    suspects: [Int] = [], replay: ReplayFinding
  ) {
    self.kind = kind
    self.patch = patch
    self.subject = subject
    self.scenario = scenario
    self.from = from
    self.to = to
    self.suspects = suspects
    self.replay = replay
  }
}
