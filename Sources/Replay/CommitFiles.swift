import CProgram
import Git

/// The files of one commit, and what was asked of them.
final class CommitFiles: FileStore {
  private let reader: RepositoryReader
  private let tree: ObjectID
  private let known: KnownFiles?
  /// The trees of the folders looked into, by path; nil for a folder that is not there.
  private var folders: [Substring: ObjectID?] = [:]
  /// The paths that were looked up, with what stood there; nil for nothing.
  private var asked: [String: Asked] = [:]
  /// The functions that were looked for, with what was found.
  private var searched: [FunctionSearch: FunctionSearch.Answer] = [:]
  /// All of it in the order it was asked for.
  private(set) var facts: [Fact] = []
  /// For each fact the number of its question in what is known, -1 where it has none.
  private(set) var numbers: [Int32] = []

  private struct Asked {
    let content: ContentID?
    /// Its place among the facts.
    let place: Int
  }

  /// What reading failed with, if it did: it becomes the run's error, never a verdict.
  private(set) var failure: GitError?

  private static let usualCount = 384

  /// - Parameter known: What is known already of the tree's files.
  init(reader: RepositoryReader, tree: ObjectID, known: KnownFiles? = nil) {
    self.reader = reader
    self.tree = tree
    self.known = known
    guard known != nil else { return }
    // Most runs along a history ask for some hundred paths.
    asked.reserveCapacity(Self.usualCount)
    facts.reserveCapacity(Self.usualCount)
    numbers.reserveCapacity(Self.usualCount)
  }

  func content(at path: String) throws(FileStoreError) -> ContentID? {
    try content(at: path, for: .whole)
  }

  func content(at path: String, for use: FileUse) throws(FileStoreError) -> ContentID? {
    if let known = asked[path] {
      facts[known.place].use.formUnion(use)
      return known.content
    }
    do throws(GitError) {
      let content: ContentID?
      let number = self.known?.number(ofContentAt: path)
      if let number, let known = self.known?.content(answering: number) {
        content = known
      } else {
        content = try find(path)
      }
      asked[path] = Asked(content: content, place: facts.count)
      facts.append(Fact(path: path, content: content, use: use))
      numbers.append(number ?? -1)
      return content
    } catch {
      failure = failure ?? error
      throw FileStoreError(error.message)
    }
  }

  /// Looks a path up with one step from its folder, which its neighbours were found in too.
  private func find(_ path: String) throws(GitError) -> ContentID? {
    var folder = tree
    var name = path[...]
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      let parent = path[..<slash]
      name = path[path.utf8.index(after: slash)...]
      if let known = folders[parent] {
        guard let known else { return nil }
        folder = known
      } else {
        let entry = try reader.entry(at: String(parent), in: tree)
        let found = entry.flatMap { $0.mode == .directory ? $0.id : nil }
        folders[parent] = .some(found)
        guard let found else { return nil }
        folder = found
      }
    }
    guard let entry = try reader.entries(of: folder)[String(name)], entry.mode.isFile else {
      return nil
    }
    return ContentID(entry.id)
  }

  func bytes(of content: ContentID) throws(FileStoreError) -> [UInt8] {
    do throws(GitError) {
      // Where there is a table of what stands where, many commits are run at, and those that matter once more.
      return try reader.bytes(of: content, isHashed: known == nil)
    } catch {
      failure = failure ?? error
      throw FileStoreError(error.message)
    }
  }

  func files(defining search: FunctionSearch) throws(FileStoreError) -> FunctionSearch.Answer {
    if let known = searched[search] { return known }
    do throws(GitError) {
      let answer = try reader.files(defining: search, in: tree)
      searched[search] = answer
      facts.append(Fact(search: search, answer: answer))
      numbers.append(-1)
      return answer
    } catch {
      failure = failure ?? error
      throw FileStoreError(error.message)
    }
  }

  /// What a question is answered with here.
  func reply(to question: TreeQuestion) throws(FileStoreError) -> ContentID? {
    switch question {
    case .content(let path): try content(at: path)
    case .definitions(let search): Fact(search: search, answer: try files(defining: search)).content
    }
  }
}
