// How to read this file. A commit is made of text, which is written into the object database as it
// stands, so that its id depends on nothing but what the caller says. Trees are edited along the
// changed paths only (`TreeEdit`).

import CLibgit2

/// Makes a new bare repository and writes history into it, the same ids every time.
///
/// Authors, dates and messages are what the caller gives or fixed defaults, never the clock's or the
/// user's settings, so tests and goldens can quote ids. It is for new repositories only: no way leads
/// from here into a repository that exists.
public struct HistoryBuilder: ~Copyable {
  /// Where the repository is.
  public let path: String
  /// The repository made, to read from.
  let repository: Repository
  /// Where objects are written: single files only, so that no pack is looked for at each of them.
  private let writer: LooseWriter
  /// How many commits have been made; gives each its default date.
  private(set) var commitCount: Int

  /// The author and committer where none is given.
  public static var defaultAuthor: (name: String, email: String) {
    ("A U Thor", "author@example.org")
  }

  /// When the first commit is made where no date is given; each further one is an hour later.
  public static var firstTime: Int64 { 1_650_000_000 }

  /// Makes an empty bare repository, whose HEAD is the branch `main`.
  ///
  /// - Throws: `alreadyExists` if there is anything at the path but an empty folder.
  public init(creatingBareRepositoryAt path: String) throws(GitError) {
    try HistoryBuilder.makeRepository(path)
    let writer = try HistoryBuilder.looseObjects(in: path + "/objects")
    do throws(GitError) {
      repository = try Repository(at: path)
    } catch {
      git_odb_free(writer)
      throw error
    }
    self.writer = LooseWriter(objects: writer)
    self.path = path
    commitCount = 0
  }

  deinit {
    git_odb_free(writer.objects)
  }

  private static func looseObjects(in folder: String) throws(GitError) -> OpaquePointer {
    var pointer: OpaquePointer?
    let status = git_odb_new(&pointer)
    let objects = try handle("git_odb_new", status, pointer)
    do throws(GitError) {
      var backend: UnsafeMutablePointer<git_odb_backend>?
      // Level 1: such histories are short-lived. No fsync, modes as the library sets them.
      try check("git_odb_backend_loose", git_odb_backend_loose(&backend, folder, 1, 0, 0, 0))
      try check("git_odb_add_backend", git_odb_add_backend(objects, backend, 1))
    } catch {
      git_odb_free(objects)
      throw error
    }
    return objects
  }

  private static func makeRepository(_ path: String) throws(GitError) {
    try Library.start()
    if FileBytes.exists(path) {
      guard let names = FileBytes.names(in: path), names.isEmpty else {
        throw GitError(
          .alreadyExists, operation: "init",
          "\(path) is there already and is not an empty folder; name another place or remove it")
      }
    }
    var options = git_repository_init_options()
    try check(
      "git_repository_init_options_init",
      git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)))
    options.flags =
      GIT_REPOSITORY_INIT_BARE.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
      | GIT_REPOSITORY_INIT_MKDIR.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
    var pointer: OpaquePointer?
    let status = "main".withCString { head in
      options.initial_head = head
      return git_repository_init_ext(&pointer, path, &options)
    }
    git_repository_free(try handle("git_repository_init_ext", status, pointer))
  }

  /// Commits changes on top of the first parent's tree.
  ///
  /// - Parameters:
  ///   - parents: The parents in order; none makes a root.
  ///   - changes: Full paths with their new bytes; nil takes a path away, a whole folder too.
  ///   - modes: What the changed paths are, where that is not what they were, or a plain file if
  ///     new: of a symbolic link the bytes are its target, of a submodule the 40 digits of its commit.
  ///   - time: Seconds since 1970 for author and committer alike.
  /// - Throws: `invalidChange` for a path git would not have, for taking away what is not there, for
  ///   names or messages a commit cannot hold; `missingObject` for an unknown parent.
  public mutating func commit(
    _ message: String, parents: [ObjectID] = [], changes: [String: [UInt8]?],
    modes: [String: FileMode] = [:],
    author: (name: String, email: String) = HistoryBuilder.defaultAuthor, time: Int64? = nil
  ) throws(GitError) -> ObjectID {
    var base: ObjectID?
    if let first = parents.first { base = try repository.commit(first).tree }
    let edits = try TreeEdit.list(changes: changes, modes: modes)
    if let tree = try repository.edited(base, edits[...], writer: writer) {
      return try commit(message, parents: parents, tree: tree, author: author, time: time)
    }
    // Only the root may be an empty tree.
    let empty = try write(GIT_OBJECT_TREE, [])
    return try commit(message, parents: parents, tree: empty, author: author, time: time)
  }

  /// Commits the whole tree of another commit, as a merge does that takes one side.
  ///
  /// - Throws: as for a commit of changes.
  public mutating func commit(
    _ message: String, parents: [ObjectID], treeOf other: ObjectID,
    author: (name: String, email: String) = HistoryBuilder.defaultAuthor, time: Int64? = nil
  ) throws(GitError) -> ObjectID {
    let tree = try repository.commit(other).tree
    return try commit(message, parents: parents, tree: tree, author: author, time: time)
  }

  private mutating func commit(
    _ message: String, parents: [ObjectID], tree: ObjectID,
    author: (name: String, email: String), time: Int64?
  ) throws(GitError) -> ObjectID {
    let signature = try signature(author, time ?? nextTime)
    var text = "tree \(tree)\n"
    for parent in parents {
      _ = try repository.parents(of: parent)  // it must be there and be a commit
      text += "parent \(parent)\n"
    }
    text += "author \(signature)\ncommitter \(signature)\n\n" + (try checked(message))
    let id = try write(GIT_OBJECT_COMMIT, Array(text.utf8))
    commitCount += 1
    return id
  }

  /// The date of the next commit or tag that is given none.
  private var nextTime: Int64 { HistoryBuilder.firstTime + 3600 * Int64(commitCount) }

  /// Makes a ref or moves it; the name is a full one, such as `refs/heads/main`.
  ///
  /// - Throws: `failed` for a name git would not have and for an object that is not there.
  public mutating func setReference(_ name: String, to target: ObjectID) throws(GitError) {
    var id = target.libraryID
    var pointer: OpaquePointer?
    let status = git_reference_create(&pointer, repository.repository, name, &id, 1, nil)
    git_reference_free(try handle("git_reference_create", status, pointer))
  }

  /// Points HEAD at a branch, which need not be there yet.
  ///
  /// - Throws: `failed` for a name git would not have.
  public mutating func setHead(to branch: String) throws(GitError) {
    let name = branch.hasPrefix("refs/") ? branch : "refs/heads/" + branch
    try check("git_repository_set_head", git_repository_set_head(repository.repository, name))
  }

  /// Makes an annotated tag and its ref under `refs/tags/`.
  ///
  /// - Returns: The id of the tag object.
  /// - Throws: `missingObject` if the target is not there, `invalidChange`, `failed`.
  @discardableResult
  public mutating func tag(
    _ name: String, target: ObjectID, message: String,
    author: (name: String, email: String) = HistoryBuilder.defaultAuthor, time: Int64? = nil
  ) throws(GitError) -> ObjectID {
    let kind = try repository.withObject(target) { (object) throws(GitError) in
      kindName(object.kind)
    }
    let signature = try signature(author, time ?? nextTime)
    let text = "object \(target)\ntype \(kind)\ntag \(name)\ntagger \(signature)\n\n"
    let id = try write(GIT_OBJECT_TAG, Array((text + (try checked(message))).utf8))
    try setReference("refs/tags/" + name, to: id)
    return id
  }

  private func signature(_ author: (name: String, email: String), _ time: Int64) throws(GitError)
    -> String
  {
    for part in [author.name, author.email] {
      if part.utf8.contains(where: { $0 == 0 || $0 == 0x0a || $0 == 0x3c || $0 == 0x3e }) {
        throw invalidChange("'\(part)' cannot stand in an author line")
      }
    }
    return "\(author.name) <\(author.email)> \(time) +0000"
  }

  private func checked(_ message: String) throws(GitError) -> String {
    if message.utf8.contains(0) { throw invalidChange("a message cannot hold a NUL byte") }
    return message.hasSuffix("\n") ? message : message + "\n"
  }

  private func write(_ kind: git_object_t, _ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try writer.write(kind, bytes)
  }
}

/// Puts objects into files of their own.
private struct LooseWriter: ObjectWriter {
  let objects: OpaquePointer

  func write(_ kind: git_object_t, _ bytes: [UInt8]) throws(GitError) -> ObjectID {
    var id = git_oid()
    let status = bytes.withUnsafeBytes { buffer in
      git_odb_write(&id, objects, buffer.baseAddress, buffer.count, kind)
    }
    try check("git_odb_write", status)
    return ObjectID(id)
  }
}

func invalidChange(_ message: String) -> GitError {
  GitError(.invalidChange, operation: "commit", message)
}
