import CProgram
public import Git
import SourceIndex

/// One worker's way into the repository: trees and blobs, each read once.
///
/// A class because it owns the repository's handle and the trees read so far, which all commits share:
/// the same tree id is the same answer. It belongs to one worker.
public final class RepositoryReader {
  let repository: Repository
  /// Where the repository is, as it was given.
  let path: String
  private var trees: [ObjectID: [String: TreeEntry]] = [:]
  private(set) var blobsRead: Set<ContentID> = []
  /// The C files of the commits that are being examined, if they are many.
  var sources: RangeSources?
  /// What is remembered of the functions that were looked for.
  private var searches: [DefinitionSearch.Question: DefinitionSearch] = [:]

  /// Trees kept at the most; beyond it all are forgotten and read again.
  private static let treeLimit = 50_000

  /// Opens a repository.
  ///
  /// - Throws: ``ReplayTrouble`` when it cannot be opened.
  public init(path: String) throws(ReplayTrouble) {
    self.path = path
    do throws(GitError) {
      repository = try Repository(at: path)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// How many different blobs were read so far.
  public var blobCount: Int { blobsRead.count }

  /// The commit that a revision names.
  ///
  /// - Throws: ``ReplayTrouble`` when it names nothing, more than one thing, or no commit.
  public func resolve(_ revision: String) throws(ReplayTrouble) -> ObjectID {
    do throws(GitError) {
      return try repository.resolve(revision)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The commit that a revision names, nil if there is none.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read, or it names more than one thing.
  public func resolveIfPresent(_ revision: String) throws(ReplayTrouble) -> ObjectID? {
    do throws(GitError) {
      return try repository.resolveIfPresent(revision)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The entries of a tree by name.
  func entries(of tree: ObjectID) throws(GitError) -> [String: TreeEntry] {
    if let known = trees[tree] { return known }
    if trees.count > Self.treeLimit { trees.removeAll(keepingCapacity: true) }
    var entries: [String: TreeEntry] = [:]
    for entry in try repository.tree(tree) {
      entries[String(decoding: entry.name, as: UTF8.self)] = entry
    }
    trees[tree] = entries
    return entries
  }

  /// The entry at a path from a tree, nil if there is none.
  func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    var current = tree
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard let entry = try entries(of: current)[String(part)] else { return nil }
      if index == parts.count - 1 { return entry }
      guard entry.mode == .directory else { return nil }
      current = entry.id
    }
    return nil
  }

  /// The paths of the files that lie in a folder of a commit, those of folders in it not; none if there is no such folder.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read.
  public func files(in folder: String, of commit: ObjectID) throws(ReplayTrouble) -> [String] {
    let folder = folder.split(separator: "/").joined(separator: "/")
    return try entries(in: folder, of: commit).filter(\.value.mode.isFile)
      .map { folder.isEmpty ? $0.key : "\(folder)/\($0.key)" }.sorted()
  }

  /// The names of what lies in a folder of a commit, sorted; none if there is no such folder.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read.
  public func names(in folder: String, of commit: ObjectID) throws(ReplayTrouble) -> [String] {
    try entries(in: folder, of: commit).keys.sorted()
  }

  private func entries(
    in folder: String, of commit: ObjectID
  ) throws(ReplayTrouble) -> [String: TreeEntry] {
    do throws(GitError) {
      let tree = try repository.commit(commit).tree
      if folder.isEmpty { return try entries(of: tree) }
      guard let entry = try entry(at: folder, in: tree), entry.mode == .directory else {
        return [:]
      }
      return try entries(of: entry.id)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// The bytes of a file of a commit; nil if there is none at the path.
  ///
  /// - Throws: ``ReplayTrouble`` when the repository cannot be read.
  public func bytes(at path: String, of commit: ObjectID) throws(ReplayTrouble) -> [UInt8]? {
    do throws(GitError) {
      let tree = try repository.commit(commit).tree
      guard let entry = try entry(at: path, in: tree), entry.mode.isFile else { return nil }
      return try repository.blob(entry.id)
    } catch {
      throw ReplayTrouble(error)
    }
  }

  /// What looks for a function in trees, with all that it remembers.
  func definitions(for search: FunctionSearch) -> DefinitionSearch {
    let question = DefinitionSearch.Question(
      function: search.function, moved: search.gone, leftOut: search.leftOut,
      architecture: search.architecture)
    if let known = searches[question] { return known }
    let made = DefinitionSearch(question)
    searches[question] = made
    return made
  }

  /// Forgets which files define which functions.
  func forgetDefinitions() {
    searches = [:]
    sources = nil
  }

  /// Counts a blob that was read on behalf of this worker.
  func note(read content: ContentID) { blobsRead.insert(content) }

  /// The blobs read since this was last asked; from now on they are for whoever asked to count.
  func takeBlobsRead() -> Set<ContentID> {
    defer { blobsRead = [] }
    return blobsRead
  }

  /// The bytes of a file.
  ///
  /// - Parameter isHashed: Whether they are hashed, see ``Repository/blob(_:isHashed:)``.
  func bytes(of content: ContentID, isHashed: Bool = true) throws(GitError) -> [UInt8] {
    blobsRead.insert(content)
    return try repository.blob(ObjectID(content), isHashed: isHashed)
  }
}

extension ContentID {
  /// The identity of a git object.
  init(_ id: ObjectID) {
    let words = id.words
    self.init(high: words.high, middle: words.middle, low: words.low)
  }
}

extension ObjectID {
  /// The object that a content is.
  init(_ content: ContentID) {
    self.init(words: (content.high, content.middle, content.low))
  }
}
