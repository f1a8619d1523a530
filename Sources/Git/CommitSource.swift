import CLibgit2

/// What a walk needs to know of a commit besides its parents.
struct CommitFacts {
  /// The root tree.
  let tree: ObjectID
  /// Seconds since 1970 at which it was committed, by its lowest 34 bits, as a commit-graph has it.
  let time: Int64
  /// Whether its parents were not fetched.
  let isBoundary: Bool
}

/// Where a walk learns parents, root trees and dates from, the parents being as git sees them.
protocol CommitSource: ~Copyable {
  /// Reads one commit and appends its parents, in order, to the list.
  borrowing func readCommit(_ id: ObjectID, parents: inout [ObjectID]) throws(GitError)
    -> CommitFacts
}

extension Repository: CommitSource {
  func readCommit(_ id: ObjectID, parents: inout [ObjectID]) throws(GitError) -> CommitFacts {
    if let ahead = readAhead.current, let number = ahead.number(of: try overrides.stored(id)) {
      let isBoundary = overrides.shallow.contains(id)
      if !isBoundary {
        parents += overrides.grafts[id].map { $0[...] } ?? ahead.commits.parents(of: number)
      }
      return CommitFacts(
        tree: ahead.commits.tree(of: number),
        time: ahead.commits.time(of: number) & 0x3_ffff_ffff,
        isBoundary: isBoundary)
    }
    var found: [ObjectID] = []
    let facts = try withObject(id) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_COMMIT, id)
      let commit = try RawCommit(object.bytes, id)
      try commit.appendParents(to: &found, id)
      return (commit.tree, commit.time)
    }
    let view = ancestry(of: id, own: found)
    parents += view.parents
    return CommitFacts(tree: facts.0, time: facts.1 & 0x3_ffff_ffff, isBoundary: view.isBoundary)
  }

  /// The parents git sees, given those the commit object names.
  func ancestry(of id: ObjectID, own: [ObjectID]) -> (parents: [ObjectID], isBoundary: Bool) {
    if overrides.shallow.contains(id) { return ([], true) }
    return (overrides.grafts[id] ?? own, false)
  }
}
