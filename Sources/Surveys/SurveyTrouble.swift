import Git
import SourceIndex

/// Why source could not be looked at.
public enum SurveyTrouble: Error, Sendable {
  /// What was asked for is not there or makes no sense.
  case usage(String)
  /// The repository or the disk failed.
  case reading(String)

  /// One sentence.
  public var sentence: String {
    switch self {
    case .usage(let sentence), .reading(let sentence): sentence
    }
  }

  init(_ error: GitError) {
    switch error.code {
    case .revisionNotFound, .ambiguousRevision, .wrongObjectKind: self = .usage(error.message)
    default: self = .reading(error.message)
    }
  }

  init(_ error: SourceIndexTrouble) {
    switch error {
    case .git(let error): self.init(error)
    case .noFolder(let sentence): self = .usage(sentence)
    }
  }
}
