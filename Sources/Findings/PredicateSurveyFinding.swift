/// How many functions of some folders a predicate can be read off.
///
/// The JSON of this value is the contract of `firstbad predicate --survey DIR --format json`.
public struct PredicateSurveyFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let format = "firstbad.predicate-survey/1"

  /// The commit's id.
  public var commit: String
  /// The folders, whose own files were looked at.
  public var folders: [String]
  /// What was asked, function by function and errno by errno.
  public var rows: [PredicateSurveyRow]
  /// Functions that mention an errno and do not exist under the configuration.
  public var unconfigured: Int

  /// Makes a finding.
  public init(
    commit: String, folders: [String], rows: [PredicateSurveyRow] = [], unconfigured: Int = 0
  ) {
    self.commit = commit
    self.folders = folders
    self.rows = rows
    self.unconfigured = unconfigured
  }

  private enum CodingKeys: String, CodingKey {
    case format, commit, folders, rows, unconfigured
  }

  /// Reads a finding; lists may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.expectFormat(Self.format, .format)
    commit = try container.decode(String.self, forKey: .commit)
    folders = try container.list(.folders)
    rows = try container.list(.rows)
    unconfigured = try container.value(.unconfigured, else: 0)
  }

  /// Writes the finding with its format.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(commit, forKey: .commit)
    try container.encode(folders, forKey: .folders)
    try container.encode(rows, forKey: .rows)
    try container.encode(unconfigured, forKey: .unconfigured)
  }
}

/// One question of a survey.
public struct PredicateSurveyRow: Codable, Sendable, Hashable {
  /// The file.
  public var file: String
  /// The function.
  public var function: String
  /// The errno, by name and without a sign.
  public var errno: String
  /// What the answer is.
  public var kind: PredicateAnswer.Kind
  /// The condition, where there is one.
  public var condition: String?
  /// Whether the answer holds only for states in which loops turn seldom.
  public var bounded: Bool
  /// Whether all that could be confirmed by runs on plain numbers was.
  public var confirmed: Bool
  /// Whether the errno may come from a function that was cut off.
  public var passesOn: Bool
  /// Why nothing was found out, or what cut paths off.
  public var reason: String?
  /// How many paths were followed.
  public var paths: Int
  /// How long it took.
  public var seconds: Double

  /// Makes a row of an answer.
  public init(_ answer: PredicateAnswer, file: String, seconds: Double) {
    self.file = file
    function = answer.function
    errno = answer.errno
    kind = answer.kind
    condition = answer.condition
    bounded = !answer.loops.isEmpty
    confirmed = answer.confirmed
    passesOn = !answer.passed.isEmpty
    reason = answer.reason
    paths = answer.groups.reduce(0) { $0 + $1.paths }
    self.seconds = seconds
  }

  private enum CodingKeys: String, CodingKey {
    case file, function, errno, kind, condition, bounded, confirmed
    case passesOn, reason, paths, seconds
  }
}
