/// A tag, a branch or a date on the way through a history, and the verdict there.
public struct PointFinding: Codable, Sendable, Hashable {
  /// The short name of a tag or branch; missing for a commit that stands on the way for its date.
  public var name: String?
  /// The commit's id.
  public var commit: String
  /// The committer's date, as ISO 8601 writes it.
  public var date: String?
  /// The verdict there.
  public var verdict: Verdict
  /// For `depends`: the condition under which it is bad, if that is known.
  public var condition: String?
  /// For `untestable`: why, if that is known.
  public var reason: String?

  /// Makes a point.
  public init(
    name: String? = nil, commit: String, date: String? = nil, verdict: Verdict,
    condition: String? = nil, reason: String? = nil
  ) {
    self.name = name
    self.commit = commit
    self.date = date
    self.verdict = verdict
    self.condition = condition
    self.reason = reason
  }
}

/// A commit in the graph around a transition.
public struct NeighbourFinding: Codable, Sendable, Hashable {
  /// The commit's id.
  public var commit: String
  /// The ids of its parents, in their order; those outside the graph that is drawn too.
  public var parents: [String]
  /// Its verdict; missing where it has none, being outside the range.
  public var verdict: Verdict?
  /// The first line of its message.
  public var subject: String?
  /// Whether commits between it and its parents are left out, since they change nothing.
  public var isCondensed: Bool

  /// Makes a neighbour.
  public init(
    commit: String, parents: [String], verdict: Verdict? = nil, subject: String? = nil,
    isCondensed: Bool = false
  ) {
    self.commit = commit
    self.parents = parents
    self.verdict = verdict
    self.subject = subject
    self.isCondensed = isCondensed
  }

  /// Reads a neighbour; all but its commit may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    commit = try container.decode(String.self, forKey: .commit)
    parents = try container.list(.parents)
    verdict = try container.decodeIfPresent(Verdict.self, forKey: .verdict)
    subject = try container.decodeIfPresent(String.self, forKey: .subject)
    isCondensed = try container.value(.isCondensed, else: false)
  }
}

/// Where the bug is on one branch, or among the tags that a pattern names.
public struct PlaceFinding: Codable, Sendable, Hashable {
  /// The pattern that was asked for, such as `refs/tags/v*`.
  public var pattern: String
  /// The points it names that are judged, in version order.
  public var points: [PointFinding]
  /// The first of them that is bad.
  public var firstWith: String?
  /// The first after it that is good again.
  public var firstWithout: String?

  /// Makes a place.
  public init(
    pattern: String, points: [PointFinding] = [], firstWith: String? = nil,
    firstWithout: String? = nil
  ) {
    self.pattern = pattern
    self.points = points
    self.firstWith = firstWith
    self.firstWithout = firstWithout
  }

  /// Reads a place; all but its pattern may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    pattern = try container.decode(String.self, forKey: .pattern)
    points = try container.list(.points)
    firstWith = try container.decodeIfPresent(String.self, forKey: .firstWith)
    firstWithout = try container.decodeIfPresent(String.self, forKey: .firstWithout)
  }
}
