/// A first bad commit or a fix, with the replays that prove it.
public struct TransitionFinding: Codable, Sendable, Hashable {
  /// What kind of transition it is.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// The commit itself: all of its parents have the opposite verdict.
    case commit
    /// A merge that healed, or one that lost a fix.
    case merge
    /// Any of the candidates; between them stands what could not be tested.
    case suspects
  }

  /// What kind of transition it is.
  public var kind: Kind
  /// The commit's id; of suspects, the bad commit.
  public var commit: String
  /// Of suspects, all of them with the bad commit; of a merge, the commits that it may owe it to.
  public var candidates: [String]
  /// The first line of the commit's message.
  public var subject: String?
  /// The author's name.
  public var author: String?
  /// The author's date, as ISO 8601 writes it.
  public var date: String?
  /// The lowest tag in version order that contains the commit.
  public var firstTag: String?
  /// The lowest such tag that is not a release candidate.
  public var firstRelease: String?
  /// The replay at the commit.
  public var replay: ReplayFinding?
  /// The replays at its parents, in their order.
  public var parentReplays: [ReplayFinding]
  /// Why the verdict changed, against each parent whose verdict is another one.
  public var why: [WhyFinding]
  /// The graph around the commit, every commit after its parents.
  public var neighbours: [NeighbourFinding]
  /// Sentences for the reader.
  public var notes: [String]

  private enum CodingKeys: String, CodingKey {
    case kind, commit, candidates, subject, author, date, firstTag, firstRelease, replay
    case parentReplays, why, neighbours, notes
  }

  /// Makes a transition.
  public init(
    kind: Kind, commit: String, candidates: [String] = [], subject: String? = nil,
    author: String? = nil, date: String? = nil, firstTag: String? = nil,
    firstRelease: String? = nil, replay: ReplayFinding? = nil,
    parentReplays: [ReplayFinding] = [], why: [WhyFinding] = [],
    neighbours: [NeighbourFinding] = [], notes: [String] = []
  ) {
    self.kind = kind
    self.commit = commit
    self.candidates = candidates
    self.subject = subject
    self.author = author
    self.date = date
    self.firstTag = firstTag
    self.firstRelease = firstRelease
    self.replay = replay
    self.parentReplays = parentReplays
    self.why = why
    self.neighbours = neighbours
    self.notes = notes
  }

  /// Reads a transition; all but its commit may be missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.value(.kind, else: .commit)
    commit = try container.decode(String.self, forKey: .commit)
    candidates = try container.list(.candidates)
    subject = try container.decodeIfPresent(String.self, forKey: .subject)
    author = try container.decodeIfPresent(String.self, forKey: .author)
    date = try container.decodeIfPresent(String.self, forKey: .date)
    firstTag = try container.decodeIfPresent(String.self, forKey: .firstTag)
    firstRelease = try container.decodeIfPresent(String.self, forKey: .firstRelease)
    replay = try container.decodeIfPresent(ReplayFinding.self, forKey: .replay)
    parentReplays = try container.list(.parentReplays)
    why = try container.list(.why)
    neighbours = try container.list(.neighbours)
    notes = try container.list(.notes)
  }

  /// Writes a transition.
  ///
  /// Suspects can be very many, which are written as what they are: for every member of an array an encoder else asks what it
  /// is.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(commit, forKey: .commit)
    var list = container.nestedUnkeyedContainer(forKey: .candidates)
    for candidate in candidates { try list.encode(candidate) }
    try container.encodeIfPresent(subject, forKey: .subject)
    try container.encodeIfPresent(author, forKey: .author)
    try container.encodeIfPresent(date, forKey: .date)
    try container.encodeIfPresent(firstTag, forKey: .firstTag)
    try container.encodeIfPresent(firstRelease, forKey: .firstRelease)
    try container.encodeIfPresent(replay, forKey: .replay)
    try container.encode(parentReplays, forKey: .parentReplays)
    try container.encode(why, forKey: .why)
    try container.encode(neighbours, forKey: .neighbours)
    try container.encode(notes, forKey: .notes)
  }

  /// Who the commit is.
  public var identity: CommitFinding {
    CommitFinding(
      commit: commit, subject: subject, author: author, date: date, firstTag: firstTag,
      firstRelease: firstRelease)
  }
}

/// Who a commit is: its id and what people know it by.
public struct CommitFinding: Codable, Sendable, Hashable {
  /// The commit's id, 40 hexadecimal digits.
  public var commit: String
  /// The first line of its message.
  public var subject: String?
  /// The author's name.
  public var author: String?
  /// The author's date, as ISO 8601 writes it.
  public var date: String?
  /// The lowest tag in version order that contains the commit.
  public var firstTag: String?
  /// The lowest such tag that is not a release candidate.
  public var firstRelease: String?
  /// A sentence on why it is named.
  public var note: String?

  /// Makes a commit.
  public init(
    commit: String, subject: String? = nil, author: String? = nil, date: String? = nil,
    firstTag: String? = nil, firstRelease: String? = nil, note: String? = nil
  ) {
    self.commit = commit
    self.subject = subject
    self.author = author
    self.date = date
    self.firstTag = firstTag
    self.firstRelease = firstRelease
    self.note = note
  }
}
