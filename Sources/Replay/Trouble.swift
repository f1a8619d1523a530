import Git
public import Scenarios

/// Why a replay or a bisection could not be made at all; it says nothing about any commit.
public enum ReplayTrouble: Error, Sendable, CustomStringConvertible {
  /// The repository or the disk failed.
  case repository(String)
  /// A revision names nothing, or more than one thing.
  case revision(String)
  /// What is asked makes no sense, whatever the repository holds.
  case request(String)
  /// The scenario asks for what cannot be.
  case scenario(String, Origin?)
  /// The answer did not survive being asked again from scratch: a mistake of ours.
  case unstable(String)
  /// The user interrupted the work.
  case interrupted

  /// One sentence.
  public var description: String {
    switch self {
    case .repository(let sentence), .revision(let sentence), .request(let sentence): sentence
    case .scenario(let sentence, _): sentence
    case .unstable(let sentence): sentence
    case .interrupted: "interrupted"
    }
  }
}

extension ReplayTrouble {
  /// The trouble that a failure of git is.
  init(_ error: GitError) {
    let isRevision =
      switch error.code {
      case .revisionNotFound, .ambiguousRevision: true
      // What the user named is there and is no commit; elsewhere it is the repository that is wrong.
      case .wrongObjectKind: error.operation == "resolve"
      default: false
      }
    self = isRevision ? .revision(error.message) : .repository(error.message)
  }
}

/// Why the scenario's state cannot be made at a commit: the commit is untestable.
struct StateTrouble: Error {
  let reason: String
  /// Whether it belongs to the path and not to the commit: the state does not come about on it.
  let isOfPath: Bool

  init(_ reason: String, isOfPath: Bool = false) {
    self.reason = reason
    self.isOfPath = isOfPath
  }
}
