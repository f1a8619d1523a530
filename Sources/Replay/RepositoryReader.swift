import CProgram
import Git

/// One worker's way into the repository: trees and blobs, each read once.
///
/// A class because it owns the repository's handle and the trees read so far, which all commits share:
/// the same tree id is the same answer. It belongs to one worker.
final class RepositoryReader {
  let repository: Repository
  private var trees: [ObjectID: [String: TreeEntry]] = [:]
  private(set) var blobsRead: Set<ContentID> = []

  /// Trees kept at the most; beyond it all are forgotten and read again.
  private static let treeLimit = 50_000

  init(path: String) throws(GitError) {
    repository = try Repository(at: path)
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

  func bytes(of content: ContentID) throws(GitError) -> [UInt8] {
    blobsRead.insert(content)
    return try repository.blob(ObjectID(content))
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

/// The files of one commit, and what was asked of them.
final class CommitFiles: FileStore {
  private let reader: RepositoryReader
  private let tree: ObjectID
  /// The trees of the folders looked into, by path; nil for a folder that is not there.
  private var folders: [Substring: ObjectID?] = [:]
  /// The paths that were looked up, with what stood there; nil for nothing.
  private(set) var asked: [String: ContentID?] = [:]
  /// The same in the order they were looked up.
  private(set) var facts: [(path: String, content: ContentID?)] = []
  /// What reading failed with, if it did: it becomes the run's error, never a verdict.
  private(set) var failure: GitError?

  init(reader: RepositoryReader, tree: ObjectID) {
    self.reader = reader
    self.tree = tree
  }

  func content(at path: String) throws(FileStoreError) -> ContentID? {
    if let known = asked[path] { return known }
    do throws(GitError) {
      let content = try find(path)
      asked[path] = .some(content)
      facts.append((path, content))
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
      return try reader.bytes(of: content)
    } catch {
      failure = failure ?? error
      throw FileStoreError(error.message)
    }
  }
}
