/// What a walk has found, as the list is made of it: commits by a number of the walk's own.
protocol WalkedNodes {
  /// How many numbers there are.
  var nodeCount: Int { get }
  /// Whether a commit belongs in the list.
  func isListed(_ node: Int) -> Bool
  func id(_ node: Int) -> ObjectID
  func tree(_ node: Int) -> ObjectID
  /// Seconds since 1970, of which 34 bits are kept.
  func time(_ node: Int) -> Int64
  /// Whether its parents were not fetched.
  func isBoundary(_ node: Int) -> Bool
  /// Its position in the commit-graph, or -1.
  func position(_ node: Int) -> Int32
  /// Puts the parents that count for the list, in order, in the place of what is there.
  func copyParents(of node: Int, to list: inout [Int32])
}
