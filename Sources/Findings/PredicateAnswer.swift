/// Under which condition a function returns an errno, at one commit.
///
/// The JSON of this value is the contract of `firstbad predicate --format json`: field names do not change, more may
/// come. Lists are always written, optional values only where there is one.
public struct PredicateAnswer: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let format = "firstbad.predicate/1"

  /// What the answer is.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// The condition that is written.
    case condition
    /// It returns the errno in every state in which it returns.
    case always
    /// It returns the errno in no state.
    case never
    /// Paths were not followed to their end, so what was found is not all.
    case cutOff
    /// Nothing was found out, for the reason that is written.
    case stopped
  }

  /// The function.
  public var function: String
  /// The file that defines it.
  public var file: String?
  /// The line of its name, from 1.
  public var line: Int?
  /// The errno, by name and without a sign.
  public var errno: String
  /// The commit's id.
  public var commit: String
  /// The first line of the commit's message.
  public var subject: String?
  /// What the answer is.
  public var kind: Kind
  /// The condition as C over the function's arguments and memory; where paths were cut off, of those that were not.
  public var condition: String?
  /// The parts of the condition, with the branches that ask for them.
  public var parts: [ConditionPart]
  /// Why nothing was found out, or what cut paths off.
  public var reason: String?
  /// What the function passes on: the errno may come from there, and is then not the function's own.
  public var passed: [PassedValue]
  /// The conditions of loops that were not followed any further: the answer holds for states in which they turn less often.
  public var loops: [SourcePlace]
  /// How often each of them is undecided at most.
  public var turns: Int
  /// Paths that came to the same at the same site; bad is the errno, good anything else, outside a fault.
  public var groups: [PathGroup]
  /// A state inside the condition and one outside, each confirmed by a run on plain numbers.
  public var examples: [StateExample]
  /// Whether all that could be confirmed by runs on plain numbers was.
  public var confirmed: Bool
  /// What the answer relies on that no source says.
  public var assumptions: [Assumption]
  /// Sentences for the reader.
  public var notes: [String]

  /// Makes an answer.
  public init(
    function: String, file: String? = nil, line: Int? = nil, errno: String, commit: String = "",
    subject: String? = nil, kind: Kind, condition: String? = nil, parts: [ConditionPart] = [],
    reason: String? = nil, passed: [PassedValue] = [], loops: [SourcePlace] = [], turns: Int = 0,
    groups: [PathGroup] = [],
    examples: [StateExample] = [], confirmed: Bool = false, assumptions: [Assumption] = [],
    notes: [String] = []
  ) {
    self.function = function
    self.file = file
    self.line = line
    self.errno = errno
    self.commit = commit
    self.subject = subject
    self.kind = kind
    self.condition = condition
    self.parts = parts
    self.reason = reason
    self.passed = passed
    self.loops = loops
    self.turns = turns
    self.groups = groups
    self.examples = examples
    self.confirmed = confirmed
    self.assumptions = assumptions
    self.notes = notes
  }

  private enum CodingKeys: String, CodingKey {
    case format, function, file, line, errno, commit, subject, kind, condition, parts, reason
    case passed, loops, turns, groups, examples, confirmed, assumptions, notes
  }

  /// Reads an answer; all but the function and the kind may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.expectFormat(Self.format, .format)
    function = try container.decode(String.self, forKey: .function)
    file = try container.decodeIfPresent(String.self, forKey: .file)
    line = try container.decodeIfPresent(Int.self, forKey: .line)
    errno = try container.value(.errno, else: "")
    commit = try container.value(.commit, else: "")
    subject = try container.decodeIfPresent(String.self, forKey: .subject)
    kind = try container.decode(Kind.self, forKey: .kind)
    condition = try container.decodeIfPresent(String.self, forKey: .condition)
    parts = try container.list(.parts)
    reason = try container.decodeIfPresent(String.self, forKey: .reason)
    passed = try container.list(.passed)
    loops = try container.list(.loops)
    turns = try container.value(.turns, else: 0)
    groups = try container.list(.groups)
    examples = try container.list(.examples)
    confirmed = try container.value(.confirmed, else: false)
    assumptions = try container.list(.assumptions)
    notes = try container.list(.notes)
  }

  /// Writes the answer with its format.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(function, forKey: .function)
    try container.encodeIfPresent(file, forKey: .file)
    try container.encodeIfPresent(line, forKey: .line)
    try container.encode(errno, forKey: .errno)
    try container.encode(commit, forKey: .commit)
    try container.encodeIfPresent(subject, forKey: .subject)
    try container.encode(kind, forKey: .kind)
    try container.encodeIfPresent(condition, forKey: .condition)
    try container.encode(parts, forKey: .parts)
    try container.encodeIfPresent(reason, forKey: .reason)
    try container.encode(passed, forKey: .passed)
    try container.encode(loops, forKey: .loops)
    try container.encode(turns, forKey: .turns)
    try container.encode(groups, forKey: .groups)
    try container.encode(examples, forKey: .examples)
    try container.encode(confirmed, forKey: .confirmed)
    try container.encode(assumptions, forKey: .assumptions)
    try container.encode(notes, forKey: .notes)
  }
}

/// A value that a function returns as another gave it.
public struct PassedValue: Codable, Sendable, Hashable {
  /// What it is, as C: the result of a function that was not run, an argument or a place in memory.
  public var text: String
  /// The file in which it came into the function's hands, where that is known.
  public var file: String?
  /// The line, from 1.
  public var line: Int?

  /// Makes a value.
  public init(text: String, file: String? = nil, line: Int? = nil) {
    self.text = text
    self.file = file
    self.line = line
  }
}

/// A place in the source.
public struct SourcePlace: Codable, Sendable, Hashable {
  /// The file.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What stands there.
  public var text: String

  /// Makes a place.
  public init(file: String, line: Int, text: String) {
    self.file = file
    self.line = line
    self.text = text
  }
}
