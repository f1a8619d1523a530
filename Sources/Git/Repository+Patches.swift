// How to read this file: a patch is applied to the files of a commit's tree, all of it or nothing, as `git apply` does
// (git-apply(1)). Renames and copies start from what the commit has; other changes of a file that the same patch has
// changed before go on from there. What comes out is a commit in memory.

public import Patches

extension Repository {
  /// Makes the commit in memory that a patch makes of another.
  ///
  /// - Returns: The new commit, which this repository, as it is open here, reads like any other.
  /// - Throws: ``ChangeTrouble``; of a conflict it says which file and which hunk, and what stands there.
  public func addCommit(
    on base: ObjectID, applying patch: Patch
  ) throws(ChangeTrouble) -> ObjectID {
    let tree = try reading { () throws(GitError) in try commit(base).tree }
    var patched = PatchedTree(patch, root: tree)
    for file in patch.files { try patched.apply(file, self) }
    let changes = patched.changes
    return try reading { () throws(GitError) in
      try addCommit(
        on: base, edits: try TreeEdit.list(changes), message: patch.subject ?? "a patch")
    }
  }

  /// Turns the failure of a read into the trouble that it is.
  func reading<Answer>(
    _ body: () throws(GitError) -> Answer
  ) throws(ChangeTrouble) -> Answer {
    do throws(GitError) {
      return try body()
    } catch {
      throw error.code == .invalidChange ? .conflict(error.message) : .repository(error)
    }
  }

  /// What stands at a path; only the folders on the way are looked into.
  func entry(at path: [UInt8], inTree tree: ObjectID) throws(GitError) -> TreeEntry? {
    var found: TreeEntry?
    for name in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if let found, found.mode != .directory { return nil }
      guard let next = try entry(named: Array(name), inTree: found?.id ?? tree) else { return nil }
      found = next
    }
    return found
  }
}

/// The files of a tree while a patch is applied to them.
struct PatchedTree {
  private let root: ObjectID
  /// The paths that the patch leaves free, at any place in it.
  private let freed: Set<[UInt8]>
  /// What became of the paths that were touched so far.
  private var results: [[UInt8]: Result] = [:]

  private enum Result: Equatable {
    case file([UInt8], FileMode)
    /// Nothing is there any more; whether something was.
    case gone(wasThere: Bool)
  }

  init(_ patch: Patch, root: ObjectID) {
    self.root = root
    freed = Set(
      patch.files.filter { $0.change == .deleted || $0.change == .renamed }.compactMap(\.oldPath))
  }

  /// The paths that differ from the tree's; nil for what is gone.
  var changes: [(path: [UInt8], bytes: [UInt8]?, mode: FileMode?)] {
    results.compactMap { path, result in
      switch result {
      case .file(let bytes, let mode): (path, bytes, mode)
      case .gone(let wasThere): wasThere ? (path, nil, nil) : nil
      }
    }
  }

  mutating func apply(
    _ file: FilePatch, _ repository: borrowing Repository
  ) throws(ChangeTrouble) {
    var before: (bytes: [UInt8], mode: FileMode)?
    if file.change != .created, let path = file.oldPath {
      before = try preimage(of: file, at: path, repository)
    }
    if let path = file.newPath, path != file.oldPath { try checkRoom(for: path, repository) }
    let after: [UInt8]
    do throws(HunkMismatch) {
      after = try file.applied(to: before?.bytes ?? [])
    } catch {
      throw .conflict("\(Self.name(file.oldPath ?? file.path)): \(error.description)")
    }
    if let path = file.oldPath, file.change == .deleted {
      guard after.isEmpty else {
        throw .conflict(
          "\(Self.name(path)): the patch takes the file away, and it has more lines than the patch "
            + "knows")
      }
    }
    if let path = file.oldPath, file.change == .deleted || file.change == .renamed {
      // Another file may have come there by the same patch.
      if case .file? = results[path], file.change == .renamed {
      } else {
        results[path] = .gone(wasThere: true)
      }
    }
    guard let path = file.newPath else { return }
    results[path] = .file(after, try mode(of: file, before?.mode))
  }

  private func mode(of file: FilePatch, _ old: FileMode?) throws(ChangeTrouble) -> FileMode {
    guard let bits = file.newMode else { return old ?? .regular }
    guard let mode = FileMode(lenient: bits), mode.isFile || mode == .symlink else {
      throw .conflict("\(Self.name(file.path)): the patch gives it a mode that no file has")
    }
    return mode
  }

  /// What the patch starts from.
  private func preimage(
    of file: FilePatch, at path: [UInt8], _ repository: borrowing Repository
  ) throws(ChangeTrouble) -> (bytes: [UInt8], mode: FileMode) {
    let isOfTree = file.change == .renamed || file.change == .copied
    switch isOfTree ? nil : results[path] {
    case .file(let bytes, let mode)?: return (bytes, mode)
    case .gone?:
      throw .conflict("\(Self.name(path)): the patch has taken it away before it changes it")
    case nil: break
    }
    let root = root
    let found = try repository.reading { () throws(GitError) in
      try repository.entry(at: path, inTree: root)
    }
    guard let found else { throw .conflict("\(Self.name(path)): there is no such file") }
    guard found.mode.isFile || found.mode == .symlink else {
      throw .conflict("\(Self.name(path)): it is no file here")
    }
    if let old = file.oldMode.flatMap({ FileMode(lenient: $0) }),
      (old == .symlink) != (found.mode == .symlink)
    {
      throw .conflict(
        "\(Self.name(path)): it is a symbolic link on one side and a file on the other")
    }
    return (
      try repository.reading { () throws(GitError) in try repository.blob(found.id) }, found.mode
    )
  }

  /// Makes sure that a file can be made.
  private func checkRoom(
    for path: [UInt8], _ repository: borrowing Repository
  ) throws(ChangeTrouble) {
    let slash = UInt8(ascii: "/")
    for end in path.indices where path[end] == slash {
      let folder = Array(path[..<end])
      let isFile: Bool
      switch results[folder] {
      case .file?: isFile = true
      case .gone?: isFile = false
      case nil:
        isFile = try entry(folder, repository).map { $0.mode != .directory } ?? false
      }
      if isFile, !(freed.contains(folder) && results[folder] == nil) {
        throw .conflict(
          "\(Self.name(path)): it cannot be made, since \(Self.name(folder)) is no folder")
      }
    }
    switch results[path] {
    case .file?: throw .conflict("\(Self.name(path)): the patch makes it twice")
    case .gone?: return
    case nil: break
    }
    guard let found = try entry(path, repository), !freed.contains(path) else { return }
    throw .conflict(
      "\(Self.name(path)): the patch makes it, and there is \(found.mode == .directory ? "a folder" : "one") "
        + "already")
  }

  private func entry(
    _ path: [UInt8], _ repository: borrowing Repository
  ) throws(ChangeTrouble) -> TreeEntry? {
    let root = root
    return try repository.reading { () throws(GitError) in
      try repository.entry(at: path, inTree: root)
    }
  }

  private static func name(_ path: [UInt8]) -> String { readableText(path) }
}
