/// What the verdicts on all commits of a history say about it; every list is by commit number.
public struct JudgedHistory: Sendable, Hashable {
  /// The first bad commits, relapse merges and groups of suspects.
  public var firstBad: [Transition] = []
  /// The fixes and healing merges.
  public var fixes: [Transition] = []
  /// The commits that are bad at a root or boundary; none of them is a culprit.
  public var badFromTheStart: [Int] = []
  /// The commits whose verdict differs from that of a parent.
  public var changes: [Change] = []

  /// Makes an empty result.
  public init() {}
}

/// A commit at which a history turns bad, or good again.
public struct Transition: Sendable, Hashable {
  /// What kind of transition it is.
  public enum Kind: Sendable, Hashable {
    /// The commit itself: all of its parents have the opposite verdict.
    ///
    /// A merge that is bad with good parents only is one of these.
    case commit
    /// A merge of good and bad that no transition among its ancestors explains.
    case merge
    /// Any of the candidates; between them stands what could not be tested.
    case suspects
  }

  /// What kind of transition it is.
  public var kind: Kind
  /// The commit; of suspects, the bad one that was found.
  public var commit: Int
  /// Which commits may be behind it, lowest first.
  ///
  /// Of a commit, none. Of suspects, all of them, the bad commit included. Of a healing merge, the
  /// commits of the good side, which are reachable from a good parent and from no bad one; of a
  /// relapse merge those of the bad side. History knows no facts: the caller keeps the
  /// candidates that touch a changed one.
  public var candidates: [Int]
  /// Whether, below suspects, there is a commit that could not be tested and begins the history.
  ///
  /// If so the bug may have been there from the start.
  public var reachesStart: Bool

  /// Makes a transition.
  public init(kind: Kind, commit: Int, candidates: [Int] = [], reachesStart: Bool = false) {
    self.kind = kind
    self.commit = commit
    self.candidates = candidates
    self.reachesStart = reachesStart
  }

  /// The same transition with the candidates that fit; suspects keep all of theirs.
  public func keepingCandidates(where fits: (Int) -> Bool) -> Transition {
    guard kind == .merge else { return self }
    var kept = self
    kept.candidates = candidates.filter(fits)
    return kept
  }
}

/// A commit whose verdict differs from that of a parent.
public struct Change: Sendable, Hashable {
  /// The commit.
  public var commit: Int
  /// Those of its parents whose verdict is another one, in the commit's order of parents.
  public var differing: [Int]

  /// Makes a change.
  public init(commit: Int, differing: [Int]) {
    self.commit = commit
    self.differing = differing
  }
}
