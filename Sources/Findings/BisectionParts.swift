/// What a bisection searched, and what it cost.
public struct RangeFinding: Codable, Sendable, Hashable {
  /// The ids of the ends said to be good.
  public var good: [String]
  /// The ids of the ends said to be bad.
  public var bad: [String]
  /// How many commits the range has.
  public var commits: Int
  /// How many paths were watched.
  public var watched: Int
  /// How many sets of commits have identical watched blobs.
  public var epochs: Int
  /// How many times the scenario was run.
  public var replays: Int
  /// How many blobs were read.
  public var blobsRead: Int

  /// Makes a range.
  public init(
    good: [String] = [], bad: [String] = [], commits: Int = 0, watched: Int = 0, epochs: Int = 0,
    replays: Int = 0, blobsRead: Int = 0
  ) {
    self.good = good
    self.bad = bad
    self.commits = commits
    self.watched = watched
    self.epochs = epochs
    self.replays = replays
    self.blobsRead = blobsRead
  }

  /// Reads a range; what is missing is empty or zero.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    good = try container.list(.good)
    bad = try container.list(.bad)
    commits = try container.value(.commits, else: 0)
    watched = try container.value(.watched, else: 0)
    epochs = try container.value(.epochs, else: 0)
    replays = try container.value(.replays, else: 0)
    blobsRead = try container.value(.blobsRead, else: 0)
  }
}

/// A commit whose verdict differs from that of a parent.
public struct ChangeFinding: Codable, Sendable, Hashable {
  /// A commit and its verdict.
  public struct Side: Codable, Sendable, Hashable {
    /// The commit's id.
    public var commit: String
    /// Its verdict.
    public var verdict: Verdict
    /// For `depends`: the condition under which it is bad, if that is known.
    public var condition: String?

    /// Makes a side.
    public init(commit: String, verdict: Verdict, condition: String? = nil) {
      self.commit = commit
      self.verdict = verdict
      self.condition = condition
    }
  }

  /// The commit's id.
  public var commit: String
  /// Its verdict.
  public var verdict: Verdict
  /// For `depends`: the condition under which it is bad, if that is known.
  public var condition: String?
  /// All of its parents, in their order.
  public var parents: [Side]

  /// Makes a change.
  public init(commit: String, verdict: Verdict, condition: String? = nil, parents: [Side]) {
    self.commit = commit
    self.verdict = verdict
    self.condition = condition
    self.parents = parents
  }

  /// Whether it is a merge that is just as one of its parents, so that what it changes for another came from there.
  public var isBroughtByMerge: Bool {
    parents.count > 1 && parents.contains { $0.verdict == verdict && $0.condition == condition }
  }

  /// Whether the commit has one verdict and a parent of it the other.
  public func isChange(from before: Verdict, to after: Verdict) -> Bool {
    verdict == after && parents.contains { $0.verdict == before }
  }
}

/// The text of the deciding condition from one commit on.
public struct PredicateFinding: Codable, Sendable, Hashable {
  /// What the text of a condition did to the verdict.
  public enum Effect: String, Codable, Sendable, Hashable, CaseIterable {
    /// The verdict is another one from this commit on.
    case verdictChanged = "verdict changed"
    /// The verdict stays as it was.
    case noEffect = "no effect"
  }

  /// The function in which the condition stands.
  public var function: String
  /// The file in which it stands.
  public var file: String
  /// The line of the condition, from 1.
  public var line: Int
  /// The condition, its tokens joined by one space.
  public var text: String
  /// What the condition was before; missing for the text with which the range begins.
  public var before: String?
  /// The id of the commit that brought this text.
  public var from: String
  /// The first line of that commit's message.
  public var subject: String?
  /// The lowest tag that contains that commit.
  public var firstTag: String?
  /// What the text did to the verdict; for the text with which the range begins, nothing.
  public var effect: Effect

  /// Makes a row.
  public init(
    function: String, file: String, line: Int, text: String, before: String? = nil, from: String,
    subject: String? = nil, firstTag: String? = nil, effect: Effect = .noEffect
  ) {
    self.function = function
    self.file = file
    self.line = line
    self.text = text
    self.before = before
    self.from = from
    self.subject = subject
    self.firstTag = firstTag
    self.effect = effect
  }
}

/// An end of the range that replays otherwise than the user said.
public struct EndFinding: Codable, Sendable, Hashable {
  /// The end's id.
  public var commit: String
  /// What the user said it was.
  public var said: Verdict
  /// What it is.
  public var verdict: Verdict

  /// Makes an end.
  public init(commit: String, said: Verdict, verdict: Verdict) {
    self.commit = commit
    self.said = said
    self.verdict = verdict
  }
}

/// One reason for which commits could not be tested.
public struct UntestableFinding: Codable, Sendable, Hashable {
  /// The reason.
  public var reason: String
  /// How many commits it holds for.
  public var commits: Int

  /// Makes a group.
  public init(reason: String, commits: Int) {
    self.reason = reason
    self.commits = commits
  }
}

/// One condition on which the verdict of commits depends.
public struct DependsFinding: Codable, Sendable, Hashable {
  /// The condition under which they are bad.
  public var condition: String
  /// How many commits it holds for.
  public var commits: Int

  /// Makes a group.
  public init(condition: String, commits: Int) {
    self.condition = condition
    self.commits = commits
  }
}
