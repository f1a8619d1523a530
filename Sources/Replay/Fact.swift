public import CProgram
import Git

/// What a run asks of a commit's tree.
public enum TreeQuestion: Sendable, Hashable {
  /// What stands at a path from the root.
  case content(String)
  /// Which files define a function.
  case definitions(FunctionSearch)

  /// What it is about, in a word.
  var subject: String {
    switch self {
    case .content(let path): path
    case .definitions(let search): "\(search.function)()"
    }
  }
}

/// What a run read of a commit's tree: a question, and the answer.
public struct Fact: Sendable, Hashable {
  /// What was asked.
  public let question: TreeQuestion
  /// The file's blob, nil where there was no file, be it nothing, a folder or a symbolic link; for a function one
  /// identity for each answer, nil where no file defines it.
  public let content: ContentID?
  /// What of the file was looked at, besides whether there is one.
  public var use: FileUse

  /// Makes a fact about a path; unless said otherwise, the run may have looked at all of the file.
  public init(path: String, content: ContentID?, use: FileUse = .whole) {
    question = .content(path)
    self.content = content
    self.use = use
  }

  /// Makes a fact about a function that was looked for.
  init(search: FunctionSearch, answer: FunctionSearch.Answer) {
    question = .definitions(search)
    content = answer.identity
    use = .whole
  }

  /// The path that was asked about, nil for a question about a function.
  public var path: String? {
    guard case .content(let path) = question else { return nil }
    return path
  }
}

extension FunctionSearch.Answer {
  /// What tells it from all other answers; nil for that nothing was found.
  fileprivate var identity: ContentID? {
    if files.isEmpty, !hasOthers { return nil }
    var digest = Digest()
    digest.add(hasOthers ? 1 : 0)
    for file in files {
      digest.add(file.path)
      digest.add(file.isMoved ? 1 : 0)
    }
    return ContentID(digest.id)
  }
}
