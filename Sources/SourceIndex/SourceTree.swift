// How to read this file: a list names what is to be read and reads nothing yet. Names are sorted as bytes,
// folder by folder, so a list is the same wherever it is made.

public import Git

/// Every `.c` and `.h` of a commit, by path and blob; other files, symlinks and submodules are left out.
public struct SourceTree: Sendable {
  /// One file.
  public struct File: Sendable, Hashable {
    /// Its path, as the tree names it.
    public let path: String
    /// Its contents: the blob that is read, which is another than the tree's if `refs/replace/` says so.
    public let blob: ObjectID
  }

  /// The commit.
  public let commit: ObjectID
  /// The files in sorted order.
  public let files: [File]

  /// Lists the files of a commit, or those under one of its folders.
  ///
  /// - Throws: `git` for a revision that is not there and for a repository that fails, `noFolder`.
  public init(
    of path: String, at revision: String, under folder: String? = nil
  ) throws(SourceIndexTrouble) {
    var found: [File] = []
    do throws(GitError) {
      let repository = try Repository(at: path)
      commit = try repository.resolve(revision)
      var tree = try repository.commit(commit).tree
      var prefix = ""
      if let folder, folder != ".", !folder.isEmpty {
        var name = folder
        while name.hasSuffix("/") { name.removeLast() }
        let entry = try repository.entry(at: name, inTree: tree)
        prefix = name + "/"
        tree = entry.flatMap { $0.mode == .directory ? $0.id : nil } ?? Self.absent
      }
      if tree != Self.absent { try Self.list(tree, prefix, repository, &found) }
      files = found
      guard tree == Self.absent else { return }
    } catch {
      throw .git(error)
    }
    throw .noFolder("there is no folder '\(folder ?? "")' at \(revision)")
  }

  /// An id that nothing has.
  private static let absent = ObjectID(words: (0, 0, 0))

  /// Whether a name is that of C source.
  public static func isSource(_ name: String) -> Bool {
    name.utf8.count > 2 && (name.hasSuffix(".c") || name.hasSuffix(".h"))
  }

  private static func list(
    _ tree: ObjectID, _ prefix: String, _ repository: borrowing Repository, _ found: inout [File]
  ) throws(GitError) {
    for entry in try repository.tree(tree).sorted(by: {
      $0.name.lexicographicallyPrecedes($1.name)
    }) {
      guard entry.mode == .directory || entry.mode.isFile else { continue }
      let name = String(decoding: entry.name, as: UTF8.self)
      if entry.mode == .directory {
        try list(entry.id, "\(prefix)\(name)/", repository, &found)
      } else if isSource(name) {
        // Indexes outlive a repository's replacements, and other repositories have none of them.
        let blob = try repository.contentID(of: entry.id)
        found.append(File(path: prefix + name, blob: blob))
      }
    }
  }
}

/// Why there is no index.
public enum SourceIndexTrouble: Error, Sendable {
  /// The repository has it not, or fails.
  case git(GitError)
  /// There is no such folder; one sentence.
  case noFolder(String)
}
