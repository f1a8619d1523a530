/// One scenario run at one commit, as it is told and stored.
///
/// The JSON of this value is the contract of `firstbad replay --format json`: field names do not
/// change, more may come. Lists are always written, optional values only where there is one.
public struct ReplayFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let format = "firstbad.replay/1"

  /// The scenario's name.
  public var scenario: String
  /// The commit's id, 40 hexadecimal digits.
  public var commit: String
  /// The first line of the commit's message.
  public var subject: String?
  /// What the run says about the commit.
  public var verdict: Verdict
  /// For `depends`: the condition under which the commit is bad.
  public var condition: String?
  /// What all feasible paths came to, where the scenario leaves something unknown that the run asked for.
  public var paths: PathsFinding?
  /// How the run ended; where there are several paths, the first of those that gave the verdict.
  public var outcome: Outcome
  /// The calls made, in order; the last one is the judged one.
  public var calls: [CallFinding]
  /// What the kernel code warned about on the way.
  public var warnings: [WarningFinding]
  /// The reported call stack, checked, in the order in which it was pasted.
  public var frames: [FrameFinding]
  /// What the verdict relied on that no source said.
  public var assumptions: [Assumption]
  /// The state of the scenario's objects afterwards.
  public var objects: [ObjectFinding]
  /// Every step that was asked to be traced, in order.
  public var trace: [TraceEntry]
  /// Sentences for the reader, such as a field that was left out at this commit.
  public var notes: [String]
  /// How many steps of the machine the run took.
  public var steps: Int

  /// Makes a finding.
  public init(
    scenario: String, commit: String, subject: String? = nil, verdict: Verdict,
    condition: String? = nil, paths: PathsFinding? = nil, outcome: Outcome,
    calls: [CallFinding] = [],
    warnings: [WarningFinding] = [], frames: [FrameFinding] = [], assumptions: [Assumption] = [],
    objects: [ObjectFinding] = [], trace: [TraceEntry] = [], notes: [String] = [], steps: Int = 0
  ) {
    self.scenario = scenario
    self.commit = commit
    self.subject = subject
    self.verdict = verdict
    self.condition = condition
    self.paths = paths
    self.outcome = outcome
    self.calls = calls
    self.warnings = warnings
    self.frames = frames
    self.assumptions = assumptions
    self.objects = objects
    self.trace = trace
    self.notes = notes
    self.steps = steps
  }

  /// The exit code of `firstbad replay`: 0 good, 1 bad, 125 untestable or depends.
  public var exitCode: Int {
    switch verdict {
    case .good: 0
    case .bad: 1
    case .untestable, .depends: 125
    }
  }

  private enum CodingKeys: String, CodingKey {
    case format, scenario, commit, subject, verdict, condition, paths, outcome, calls, warnings
    case frames, assumptions, objects, trace, notes, steps
  }

  /// Reads a finding; all but the verdict and the outcome may be missing.
  ///
  /// Throws a `DecodingError` if the format is named and is another one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.expectFormat(Self.format, .format)
    scenario = try container.value(.scenario, else: "")
    commit = try container.value(.commit, else: "")
    subject = try container.decodeIfPresent(String.self, forKey: .subject)
    verdict = try container.decode(Verdict.self, forKey: .verdict)
    condition = try container.decodeIfPresent(String.self, forKey: .condition)
    paths = try container.decodeIfPresent(PathsFinding.self, forKey: .paths)
    outcome = try container.decode(Outcome.self, forKey: .outcome)
    calls = try container.list(.calls)
    warnings = try container.list(.warnings)
    frames = try container.list(.frames)
    assumptions = try container.list(.assumptions)
    objects = try container.list(.objects)
    trace = try container.list(.trace)
    notes = try container.list(.notes)
    steps = try container.value(.steps, else: 0)
  }

  /// Writes the finding with its format.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(scenario, forKey: .scenario)
    try container.encode(commit, forKey: .commit)
    try container.encodeIfPresent(subject, forKey: .subject)
    try container.encode(verdict, forKey: .verdict)
    try container.encodeIfPresent(condition, forKey: .condition)
    try container.encodeIfPresent(paths, forKey: .paths)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(calls, forKey: .calls)
    try container.encode(warnings, forKey: .warnings)
    try container.encode(frames, forKey: .frames)
    try container.encode(assumptions, forKey: .assumptions)
    try container.encode(objects, forKey: .objects)
    try container.encode(trace, forKey: .trace)
    try container.encode(notes, forKey: .notes)
    try container.encode(steps, forKey: .steps)
  }
}
