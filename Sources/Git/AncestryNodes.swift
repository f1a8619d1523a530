/// Commits by a number of their own, for a search that goes from commits to their ancestors.
protocol AncestryNodes {
  /// How many numbers there are so far.
  var nodeCount: Int { get }
  /// The number of a commit, made if there is none yet; nil for one that cannot lead to what is looked for.
  mutating func node(of id: ObjectID) -> Int32?
  /// Says what will be looked for: some of these commits.
  mutating func aim(at nodes: [Int32])
  /// Whether what is looked for can be among the ancestors of a commit.
  func mayLead(_ node: Int) -> Bool
  /// Puts the parents that can lead to what is looked for in the place of what is there.
  mutating func copyParents(
    of node: Int, to list: inout [Int32], reading source: borrowing some CommitSource & ~Copyable
  ) throws(GitError)
}
