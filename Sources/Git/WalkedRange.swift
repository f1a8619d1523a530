/// A list of commits with what was asked to get it.
public struct WalkedRange: Sendable {
  /// The commits.
  public let list: CommitList
  /// The commits whose ancestors are listed.
  public let tips: [ObjectID]
  /// The commits whose ancestors are left out.
  public let excluded: [ObjectID]
  /// Whether only first parents were followed.
  public let firstParent: Bool
  /// Where the walk learned what it needed to know.
  public let source: WalkSource

  /// Makes a range.
  public init(
    list: CommitList, tips: [ObjectID], excluded: [ObjectID], firstParent: Bool = false,
    source: WalkSource = .auto
  ) {
    self.list = list
    self.tips = tips
    self.excluded = excluded
    self.firstParent = firstParent
    self.source = source
  }
}
