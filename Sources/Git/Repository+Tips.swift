extension Repository {
  /// Finds the first of some tips that contains a commit, for a few listed commits.
  ///
  /// A tip contains itself and its ancestors, by whichever parents, as `git tag --contains` has it. With a
  /// commit-graph no more of it is looked at than lies above the commits; without one, of what the tips
  /// reach only what is not listed is read.
  ///
  /// - Parameters:
  ///   - groups: Tips in the order in which they count; each group is asked by itself.
  ///   - commits: Commits of the list.
  ///   - range: The list.
  /// - Returns: For each group, for each commit, the place of the tip in the group; nil where none
  ///   contains it.
  /// - Throws: `missingObject`, `corruptObject`.
  public func firstTips(
    among groups: [[ObjectID]], containing commits: [ObjectID], in range: WalkedRange
  ) throws(GitError) -> [[Int?]] {
    if range.source == .auto, let graph = commitGraph.graph {
      let known = range.firstParent ? nil : range.list
      return try search(GraphAncestry(graph, known: known), groups, commits)
    }
    var list = range.list
    let all = groups.flatMap { $0 }
    if range.firstParent {
      // Such a list does not say by which other ways its commits are reached.
      list = try walk(
        from: range.tips + all, excluding: range.excluded, using: range.source)
    }
    if range.excluded.isEmpty {
      return try search(ListAncestry(list, others: nil), groups, commits)
    }
    let beyond = all.filter { list.index(of: $0) == nil }
    let others =
      beyond.isEmpty || range.firstParent
      ? try walk(from: [], using: range.source)
      : try walk(from: beyond, excluding: range.tips + range.excluded, using: range.source)
    return try search(ListAncestry(list, others: others), groups, commits)
  }

  private func search(
    _ nodes: some AncestryNodes, _ groups: [[ObjectID]], _ commits: [ObjectID]
  ) throws(GitError) -> [[Int?]] {
    var search = TipSearch(nodes, for: commits)
    var found: [[Int?]] = []
    for tips in groups { found.append(try search.firstPlaces(among: tips, reading: self)) }
    return found
  }
}
