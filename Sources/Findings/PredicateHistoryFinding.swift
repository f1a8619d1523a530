/// Under which condition a function returns an errno, along a history.
///
/// The JSON of this value is the contract of `firstbad predicate --good ... --format json`: field names do not change,
/// more may come.
public struct PredicateHistoryFinding: Codable, Sendable, Hashable {
  /// The name and version of the JSON format.
  public static let format = "firstbad.predicates/1"

  /// The function.
  public var function: String
  /// The errno, by name and without a sign.
  public var errno: String
  /// What was searched, and what it cost.
  public var range: RangeFinding
  /// The predicates that the range begins with, one if it has one beginning.
  public var beginnings: [PredicateAnswer]
  /// The commits that brought another predicate, parents first.
  public var changes: [PredicateChange]
  /// All predicates of the range that differ in what they say, side by side; nil where there is only one, or they
  /// cannot be compared.
  public var table: StateTable?
  /// Sentences for the reader.
  public var notes: [String]

  /// Makes a finding.
  public init(
    function: String, errno: String, range: RangeFinding, beginnings: [PredicateAnswer] = [],
    changes: [PredicateChange] = [], table: StateTable? = nil, notes: [String] = []
  ) {
    self.function = function
    self.errno = errno
    self.range = range
    self.beginnings = beginnings
    self.changes = changes
    self.table = table
    self.notes = notes
  }

  private enum CodingKeys: String, CodingKey {
    case format, function, errno, range, beginnings, changes, table, notes
  }

  /// Reads a finding; lists may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.expectFormat(Self.format, .format)
    function = try container.decode(String.self, forKey: .function)
    errno = try container.decode(String.self, forKey: .errno)
    range = try container.decode(RangeFinding.self, forKey: .range)
    beginnings = try container.list(.beginnings)
    changes = try container.list(.changes)
    table = try container.decodeIfPresent(StateTable.self, forKey: .table)
    notes = try container.list(.notes)
  }

  /// Writes the finding with its format.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.format, forKey: .format)
    try container.encode(function, forKey: .function)
    try container.encode(errno, forKey: .errno)
    try container.encode(range, forKey: .range)
    try container.encode(beginnings, forKey: .beginnings)
    try container.encode(changes, forKey: .changes)
    try container.encodeIfPresent(table, forKey: .table)
    try container.encode(notes, forKey: .notes)
  }
}

extension PredicateHistoryFinding {
  /// Whether every predicate of the range was read whole.
  public var isComplete: Bool {
    (beginnings + changes.map(\.answer)).allSatisfy { $0.kind != .stopped && $0.kind != .cutOff }
  }
}

/// A commit that brought another predicate than its parents have.
public struct PredicateChange: Codable, Sendable, Hashable {
  /// The commit.
  public var commit: CommitFinding
  /// What is returned when, after the commit.
  public var answer: PredicateAnswer
  /// What differs from the first parent.
  public var difference: PredicateDifference

  /// Makes a change.
  public init(commit: CommitFinding, answer: PredicateAnswer, difference: PredicateDifference) {
    self.commit = commit
    self.answer = answer
    self.difference = difference
  }
}

/// What two predicates have to do with one another.
public struct PredicateDifference: Codable, Sendable, Hashable {
  /// What was found out.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// They hold in the same states; this is proved.
    case equivalent
    /// There are states in which only one of them holds.
    case different
    /// It is not known, for the reason that is written.
    case undecided
  }

  /// What was found out.
  public var kind: Kind
  /// Why nothing was found out.
  public var reason: String?
  /// The condition before.
  public var before: String?
  /// The condition after.
  public var after: String?
  /// Kinds of states with what is returned in them before and after.
  public var table: StateTable?
  /// Sentences for the reader.
  public var notes: [String]

  /// Makes a difference.
  public init(
    kind: Kind, reason: String? = nil, before: String? = nil, after: String? = nil,
    table: StateTable? = nil, notes: [String] = []
  ) {
    self.kind = kind
    self.reason = reason
    self.before = before
    self.after = after
    self.table = table
    self.notes = notes
  }

  /// Reads a difference; all but its kind may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(Kind.self, forKey: .kind)
    reason = try container.decodeIfPresent(String.self, forKey: .reason)
    before = try container.decodeIfPresent(String.self, forKey: .before)
    after = try container.decodeIfPresent(String.self, forKey: .after)
    table = try container.decodeIfPresent(StateTable.self, forKey: .table)
    notes = try container.list(.notes)
  }
}

/// Kinds of states, and in which of them predicates hold.
public struct StateTable: Codable, Sendable, Hashable {
  /// What each column is: a commit's abbreviated id, or `before` and `after`.
  public var columns: [String]
  /// The kinds of states; together they are all states that can be compared.
  public var rows: [StateRow]

  /// Makes a table.
  public init(columns: [String], rows: [StateRow]) {
    self.columns = columns
    self.rows = rows
  }
}

/// A kind of states.
public struct StateRow: Codable, Sendable, Hashable {
  /// What holds in these states, as C; all of it.
  public var conditions: [String]
  /// Whether the errno is returned, column by column.
  public var holds: [Bool]
  /// The plainest state of the kind.
  public var example: [StateExampleValue]

  /// Makes a row.
  public init(conditions: [String], holds: [Bool], example: [StateExampleValue] = []) {
    self.conditions = conditions
    self.holds = holds
    self.example = example
  }
}
