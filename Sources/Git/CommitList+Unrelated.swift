extension Repository {
  /// Lists commits of which nobody asks how they are related: each once, without parents, by date and then by id.
  ///
  /// - Throws: `missingObject`, `corruptObject`.
  public func list(unrelated ids: [ObjectID]) throws(GitError) -> CommitList {
    var commits: [Commit] = []
    for id in Set(ids).sorted() { commits.append(try commit(id)) }
    commits.sort { ($0.committer.time, $0.id) < ($1.committer.time, $1.id) }
    var columns = CommitList.Columns(capacity: commits.count)
    for commit in commits {
      columns.ids.append(commit.id)
      columns.trees.append(commit.tree)
      columns.times.append(commit.committer.time)
      columns.positions.append(-1)
      columns.parentOffsets.append(0)
    }
    columns.byID = columns.ids.indices.map { Int32($0) }.sorted {
      columns.ids[Int($0)] < columns.ids[Int($1)]
    }
    return CommitList(columns)
  }
}
