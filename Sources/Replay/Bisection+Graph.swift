public import Findings
import Git

extension Bisection {
  /// A history shorter than this is read at once either way, and there is nothing to advise.
  private static let longHistory = 1000

  /// Takes from a caller which files of commit-graphs have been checked before, and tells which now are.
  ///
  /// Checking is to hash a file, which is the better part of opening it.
  ///
  /// - Parameters:
  ///   - isVerified: Whether a file that is known by these bytes has been checked before.
  ///   - didVerify: Told of each file that has been checked and may be remembered.
  public func rememberGraphs(
    isVerified: @escaping ([UInt8]) -> Bool, didVerify: @escaping ([UInt8]) -> Void
  ) {
    graphs = (isVerified, didVerify)
  }

  /// Opens the commit-graph, unless that has been done; checksums may still be being made.
  @discardableResult
  func beginCommitGraph() -> CommitGraph.Opening {
    replayer.reader.repository.beginCommitGraph(
      isVerified: { graphs.isVerified(Array($0.description.utf8)) },
      didVerify: { [graphs] in graphs.didVerify(Array($0.description.utf8)) })
  }

  /// Why there is a commit-graph that is not used, in one sentence; nil if there is nothing to complain of.
  public var graphWarning: String? {
    guard request.walk == .auto else { return nil }
    beginCommitGraph()
    return replayer.reader.repository.commitGraph.warning
  }

  /// The same as far as it is known without waiting for anything.
  public var graphWarningSoFar: String? {
    request.walk == .auto ? beginCommitGraph().warning : nil
  }

  /// Adds the git command that makes the next run faster, where there is one and it would be felt.
  ///
  /// It is the same however the commits were listed, and no part of what is kept: graphs come and go.
  public func addAdvice(to finding: inout BisectionFinding) {
    guard finding.range.commits >= Self.longHistory, let advice else { return }
    finding.notes.append(advice)
  }

  /// The git command that would make the next run faster in a long history, in a sentence; nil if there is none.
  public var advice: String? {
    let opening = beginCommitGraph()
    let command = replayer.reader.repository.commitGraphCommand
    if let graph = opening.graph {
      guard !graph.hasChangedPaths, graph.allowsChangedPaths else { return nil }
      return
        "the commit-graph does not say which commits changed which paths; `\(command)` makes the "
        + "next run faster"
    }
    if opening.isOff { return nil }
    return
      "there is no commit-graph that can be used, so every commit is read from its object; "
      + "`\(command)` makes the next run faster"
  }
}
