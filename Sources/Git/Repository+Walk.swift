import CLibgit2

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
    using source: WalkSource = .auto, progress: ((Int) -> Void)? = nil
  ) throws(GitError) -> CommitList {
    readAhead.current =
      source == .library
      ? nil : ReadAhead(packs, readAhead.settings, isWhole: excluded.isEmpty && !firstParent)
    defer { readAhead.current = nil }
    var starts: [ObjectID] = []
    for tip in tips { starts.append(try peel(tip)) }
    var ends: [ObjectID] = []
    for id in excluded { ends.append(try peel(id)) }
    if source == .auto, let graph = startedCommitGraph.graph {
      var walk = GraphWalk(graph, firstParent: firstParent, progress: progress)
      do throws(GitError) {
        try walk.explore(from: starts, excluding: ends, reading: self)
        let list = walk.list()
        // From here on it is known whether what the graph says is what was written.
        if commitGraph.graph != nil {
          if let list { return list }
          refuseCommitGraph("has a history that goes in a circle")
        }
      } catch {
        if commitGraph.graph != nil { throw error }
      }
    }
    var walk = CommitWalk(firstParent: firstParent, progress: progress)
    if source == .library, overrides.isEmpty {
      let reached = try libraryWalk(from: starts, firstParent: firstParent)
      // The library's own hiding goes by dates, and so is wrong where clocks were.
      let hidden = Set(ends.isEmpty ? [] : try libraryWalk(from: ends, firstParent: false))
      try walk.take(reached.lazy.filter { !hidden.contains($0) }, reading: self)
    } else {
      try walk.explore(from: starts, excluding: ends, reading: self)
    }
    return try walk.list()
  }

  /// All commits that the library's walk reaches, in its order.
  private func libraryWalk(
    from tips: [ObjectID], firstParent: Bool
  ) throws(GitError) -> [ObjectID] {
    var pointer: OpaquePointer?
    let status = git_revwalk_new(&pointer, repository)
    let walk = try handle("git_revwalk_new", status, pointer)
    defer { git_revwalk_free(walk) }
    if firstParent {
      try check("git_revwalk_simplify_first_parent", git_revwalk_simplify_first_parent(walk))
    }
    for tip in tips {
      var id = tip.libraryID
      try check("git_revwalk_push", git_revwalk_push(walk, &id))
    }
    var reached: [ObjectID] = []
    var id = git_oid()
    while true {
      let status = git_revwalk_next(&id, walk)
      if status == GIT_ITEROVER.rawValue { return reached }
      try check("git_revwalk_next", status)
      reached.append(ObjectID(id))
    }
  }
}
