extension Repository {
  /// Lists the commits that are reachable from the tips and not from the excluded ones.
  ///
  /// The set is that of `git rev-list TIPS ^EXCLUDED`; with `firstParent` it is that of
  /// `git rev-list --first-parent`: of the tips' side only first parents are followed, while what
  /// is excluded is excluded with all its ancestors. Tags given are peeled. The closure is told now
  /// and then how many commits have been read.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`; a walk that cannot read a commit
  ///   gives no list.
  public func walk(
    from tips: [ObjectID], excluding excluded: [ObjectID] = [], firstParent: Bool = false,
    progress: ((Int) -> Void)? = nil
  ) throws(GitError) -> CommitList {
    var walk = CommitWalk(firstParent: firstParent, progress: progress)
    var starts: [ObjectID] = []
    for tip in tips { starts.append(try peel(tip)) }
    var ends: [ObjectID] = []
    for id in excluded { ends.append(try peel(id)) }
    try walk.explore(from: starts, excluding: ends, reading: self)
    return try walk.list()
  }
}
