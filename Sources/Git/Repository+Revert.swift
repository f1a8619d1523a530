// How to read this file: a revert is a merge of three trees, as git-revert(1) makes it: what the commit left is the base,
// what we have is one side, what the commit started from the other. Only paths at which base and other side differ are
// looked at, since elsewhere ours stands. Where a file has moved on either side since, it is looked for by what is in it.

extension Repository {
  /// Makes the commit in memory that has taken another one's changes back.
  ///
  /// - Parameters:
  ///   - base: The commit to change.
  ///   - reverted: The commit whose changes are taken back; it need not be an ancestor.
  ///   - mainline: For a merge, which parent's side is kept, from 1.
  /// - Throws: ``ChangeTrouble``; of a conflict it says which file and what stands there.
  public func addCommit(
    on base: ObjectID, reverting reverted: ObjectID, mainline: Int? = nil
  ) throws(ChangeTrouble) -> ObjectID {
    let commit = try reading { () throws(GitError) in try self.commit(reverted) }
    let parent = try parent(of: commit, mainline)
    var merge = try reading { () throws(GitError) in
      let theirs = try parent.map { (id) throws(GitError) in try self.commit(id).tree }
      return TreeMerge(
        base: commit.tree, ours: try self.commit(base).tree,
        changes: try differences(from: commit.tree, to: theirs)
          .sorted { $0.path.lexicographicallyPrecedes($1.path) })
    }
    try merge.run(self)
    let changes = merge.results
    return try reading { () throws(GitError) in
      try addCommit(
        on: base, edits: try TreeEdit.list(changes), message: "Revert \"\(commit.subject)\"")
    }
  }

  /// The parent whose tree is gone back to; nil for a root.
  private func parent(of commit: Commit, _ mainline: Int?) throws(ChangeTrouble) -> ObjectID? {
    let short = String(commit.id.hex.prefix(12))
    guard !overrides.shallow.contains(commit.id) else {
      throw .request(
        "commit \(short) is where this shallow clone ends, so what it changed is not known; "
          + "`git fetch --deepen 1` brings its parent")
    }
    if commit.parents.count > 1 {
      guard let mainline else {
        throw .request(
          "commit \(short) is a merge: which of its \(commit.parents.count) parents to go back to is for "
            + "--mainline N to say, 1 being the branch that was merged into")
      }
      guard commit.parents.indices.contains(mainline - 1) else {
        throw .request(
          "commit \(short) has \(commit.parents.count) parents, and no number \(mainline)")
      }
      return commit.parents[mainline - 1]
    }
    guard mainline ?? 1 == 1 else {
      throw .request("commit \(short) is no merge, so there is no parent number \(mainline ?? 1)")
    }
    return commit.parents.first
  }
}
