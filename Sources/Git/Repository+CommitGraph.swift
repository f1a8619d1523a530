extension Repository {
  /// The repository's commit-graph as git would use it, or why it is not used.
  ///
  /// It is off where `core.commitGraph` is false and where the history is not that of the objects: in
  /// a shallow clone, with grafts or with replacements. The first time it is opened and checked;
  /// later the same is given again.
  public var commitGraph: CommitGraph.Opening {
    beginCommitGraph(isVerified: { _ in false }, didVerify: { _ in })
    return settledCommitGraph
  }

  /// The same for a caller who remembers which files have been checked, without waiting for checksums.
  ///
  /// Checking a file means to hash it, which is the better part of opening it, and is done while others go on. Within a
  /// process it is remembered anyway. What ``commitGraph`` says of the graph counts, and waits.
  ///
  /// - Parameters:
  ///   - isVerified: Whether a file has been checked before.
  ///   - didVerify: Told of each file that has been checked and may be remembered, once that is known.
  @discardableResult
  public func beginCommitGraph(
    isVerified: (CommitGraph.Identity) -> Bool,
    didVerify: @escaping (CommitGraph.Identity) -> Void
  ) -> CommitGraph.Opening {
    if let known = graphMemory.opening { return known }
    let opening = openedGraph(isVerified, didVerify)
    graphMemory.opening = opening
    graphMemory.didVerify = didVerify
    return opening
  }

  /// The graph, whose checksums may still be being made.
  var startedCommitGraph: CommitGraph.Opening {
    beginCommitGraph(isVerified: { _ in false }, didVerify: { _ in })
  }

  /// The graph once it is known whether its checksums are right; it has been opened.
  private var settledCommitGraph: CommitGraph.Opening {
    guard let opening = graphMemory.opening else { return .off }
    if opening.pending.isEmpty { return opening }
    let settled = opening.settled(advice: graphAdvice, didVerify: graphMemory.didVerify)
    graphMemory.opening = settled
    return settled
  }

  private var graphAdvice: String { "`\(commitGraphCommand)` writes it anew" }

  /// The git command that writes a graph with all that can be used of one.
  public var commitGraphCommand: String {
    "git -C \(shellWord(path)) commit-graph write --reachable --changed-paths"
  }

  /// The graph, if it has been opened already and is used, and nothing of it is still being checked.
  var commitGraphIfOpen: CommitGraph? {
    graphMemory.opening.flatMap { $0.pending.isEmpty ? $0.graph : nil }
  }

  private func openedGraph(
    _ isVerified: (CommitGraph.Identity) -> Bool, _ didVerify: (CommitGraph.Identity) -> Void
  ) -> CommitGraph.Opening {
    guard overrides.isEmpty else { return .off }
    let filters: CommitGraph.Filters
    do {
      let configuration = try Configuration(repository)
      if try configuration.boolean("core.commitgraph") == false {
        return .off
      }
      filters = try CommitGraph.Filters(configuration)
    } catch {
      return CommitGraph.Opening(
        graph: nil, warning: "the commit-graph is not used, since \(error.message)")
    }
    return CommitGraph.open(
      in: stores.folders, filters: filters,
      advice: graphAdvice, manyBytes: graphMemory.manyBytes,
      isVerified: isVerified, didVerify: didVerify)
  }

  /// From now on the graph is not used, since it was found to be wrong.
  func refuseCommitGraph(_ reason: String) {
    graphMemory.opening = CommitGraph.Opening(
      graph: nil, warning: "the commit-graph is not used, since it \(reason)")
  }
}

/// Keeps what was found when the commit-graph was first asked for.
///
/// A class, since a repository that is only borrowed opens it.
final class CommitGraphMemory {
  var opening: CommitGraph.Opening?
  /// From how many bytes on the checksum of a file is made while others go on.
  var manyBytes = CommitGraphCheck.usualBytes
  /// Told of files whose checksums were still being made when it was opened.
  var didVerify: (CommitGraph.Identity) -> Void = { _ in }
}
