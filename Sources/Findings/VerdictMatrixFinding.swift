/// What some scenarios come to at some branches and tags.
///
/// The JSON of this value is the contract of `firstbad survey --format json`.
public struct VerdictMatrixFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let formatName = "firstbad.matrix/1"

  /// The name and version of this format.
  public var format: String
  /// The names of the scenarios, in the order in which they were given.
  public var scenarios: [String]
  /// The names of the branches and tags, in the order of the patterns and then of the versions.
  public var refs: [String]
  /// What was found: for each ref all scenarios.
  public var cells: [VerdictCell]

  /// Makes a finding.
  public init(scenarios: [String] = [], refs: [String] = [], cells: [VerdictCell] = []) {
    format = Self.formatName
    self.scenarios = scenarios
    self.refs = refs
    self.cells = cells
  }

  /// The exit code of `firstbad survey`: 1 if any is bad, else 125 if any could not be judged, else 0.
  public var exitCode: Int {
    if cells.contains(where: { $0.verdict == .bad }) { return 1 }
    return !cells.isEmpty && cells.allSatisfy { $0.verdict == .good } ? 0 : 125
  }
}

/// What one scenario comes to at one branch or tag.
public struct VerdictCell: Codable, Sendable, Hashable {
  /// The short name of the branch or tag.
  public var ref: String
  /// The commit's id.
  public var commit: String
  /// The scenario's name.
  public var scenario: String
  /// The verdict.
  public var verdict: Verdict
  /// What decided: the condition that let the value out; for `depends` the one under which it is bad.
  public var condition: String?
  /// The function in which that stands.
  public var function: String?
  /// The file in which it stands.
  public var file: String?
  /// Why it could not be tested.
  public var reason: String?

  /// Makes a cell.
  public init(
    ref: String, commit: String, scenario: String, verdict: Verdict, condition: String? = nil,
    function: String? = nil, file: String? = nil, reason: String? = nil
  ) {
    self.ref = ref
    self.commit = commit
    self.scenario = scenario
    self.verdict = verdict
    self.condition = condition
    self.function = function
    self.file = file
    self.reason = reason
  }
}
