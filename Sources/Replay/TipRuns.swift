import Git

extension Replayer {
  /// What the scenario comes to at commits of which nobody asks how they are related.
  ///
  /// Commits between which no run can tell share one, as along a range.
  ///
  /// - Parameters:
  ///   - commits: The commits; each may stand there more than once.
  ///   - jobs: How many replays run at a time; the answer is the same for every number.
  ///   - progress: Told how far it has come.
  func records(
    at commits: [ObjectID], jobs: Int, progress: @escaping (BisectionProgress) -> Void
  ) throws(ReplayTrouble) -> [ObjectID: Record] {
    guard !commits.isEmpty else { return [:] }
    let range = try CommitRange(unrelated: commits, reader: reader)
    let crew = jobs > 1 ? ReplayCrew(self, jobs: jobs) : nil
    let runs = EpochRuns(
      range: range, reader: reader, programs: programs, progress: progress, forget: {},
      crew: crew.map { crew in { crew.run(at: $0, known: $1, progress: $2) } }
    ) { [self] (commit) throws(ReplayTrouble) in try run(at: commit, known: nil) }
    try runs.runAll()
    var found: [ObjectID: Record] = [:]
    for (number, id) in range.ids.enumerated() {
      if let record = runs.answer(of: number) { found[id] = record }
    }
    return found
  }
}

/// A ref and the commit that it leads to.
struct NamedTip: Sendable, Hashable {
  /// The full name.
  let name: String
  /// The commit; tags are peeled.
  let commit: ObjectID

  /// The name as people say it: without `refs/tags/`, `refs/heads/` or `refs/remotes/`.
  var short: String {
    for folder in ["refs/tags/", "refs/heads/", "refs/remotes/"] where name.hasPrefix(folder) {
      return String(name.dropFirst(folder.count))
    }
    return name
  }
}

extension RepositoryReader {
  /// The branches and tags that a pattern means, in version order.
  ///
  /// - Throws: ``ReplayTrouble`` when there is none, or the repository cannot be read.
  func tips(matching pattern: String) throws(ReplayTrouble) -> [NamedTip] {
    let found: [(name: String, commit: ObjectID)]
    do throws(GitError) {
      found = try repository.references(selectedBy: RefPattern(pattern))
    } catch {
      throw ReplayTrouble(error)
    }
    guard !found.isEmpty else {
      throw .revision(
        "no branch or tag that leads to a commit matches '\(pattern)' in \(path)")
    }
    return found.map { NamedTip(name: $0.name, commit: $0.commit) }
      .map { (order: VersionOrder($0.short), tip: $0) }
      .sorted { ($0.order, $0.tip.name) < ($1.order, $1.tip.name) }.map(\.tip)
  }
}
