/// Why a change cannot be made to a commit.
public enum ChangeTrouble: Error, Sendable, Hashable, CustomStringConvertible {
  /// It does not fit what stands there; the sentence says which file and where.
  case conflict(String)
  /// What is asked makes no sense, whatever stands there.
  case request(String)
  /// The repository cannot be read.
  case repository(GitError)

  /// One sentence without a full stop.
  public var description: String {
    switch self {
    case .conflict(let sentence), .request(let sentence): sentence
    case .repository(let error): error.message
    }
  }
}
