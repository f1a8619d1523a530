import CLibgit2

/// Objects that stand in memory only, and are read as if the repository had them.
///
/// A class because a repository that is open is changed by them, and nothing on disk is. It goes with its repository.
final class AddedObjects: ObjectWriter {
  private var objects: [ObjectID: Added] = [:]

  private struct Added {
    let kind: git_object_t
    let bytes: [UInt8]
  }

  func write(_ kind: git_object_t, _ bytes: [UInt8]) throws(GitError) -> ObjectID {
    var hash = git_oid()
    let status = bytes.withUnsafeBytes { git_odb_hash(&hash, $0.baseAddress, $0.count, kind) }
    try check("git_odb_hash", status)
    let id = ObjectID(hash)
    objects[id] = Added(kind: kind, bytes: bytes)
    return id
  }

  func contains(_ id: ObjectID) -> Bool { objects[id] != nil }

  /// Lends an object; nil if it is not one of these.
  func withObject<Answer>(
    _ id: ObjectID, _ body: (HeldObject) throws(GitError) -> Answer
  ) throws(GitError) -> Answer? {
    // Most repositories have none, and this is asked for each object that is read.
    if objects.isEmpty { return nil }
    guard let added = objects[id] else { return nil }
    var answer: Result<Answer, GitError>?
    added.bytes.withUnsafeBytes { bytes in
      answer = Result { () throws(GitError) in
        try body(HeldObject(id: id, kind: added.kind, bytes: bytes))
      }
    }
    return try answer?.get()
  }
}

extension Repository {
  /// Makes a commit in memory: what a commit would be, were some of its files others.
  ///
  /// This repository, as it is open here, then reads the commit like any other; nothing is written to disk, and another
  /// one opened at the same path knows nothing of it.
  ///
  /// - Parameters:
  ///   - base: The commit to change; the new one's only parent.
  ///   - changes: Full paths with their new bytes; nil takes a path away, a whole folder too.
  ///   - modes: What the changed paths are, where that is not what they were, or a plain file if new.
  ///   - message: The message; the author and the dates are those of the base.
  /// - Throws: `invalidChange` for a path git would not have and for taking away what is not there; `missingObject`.
  public func addCommit(
    on base: ObjectID, changes: [String: [UInt8]?], modes: [String: FileMode] = [:],
    message: String
  ) throws(GitError) -> ObjectID {
    try addCommit(
      on: base, edits: try TreeEdit.list(changes: changes, modes: modes), message: message)
  }

  /// The same for paths that need be no text, each given once with its new bytes, nil to take it away, and its mode, nil to
  /// leave that as it is.
  public func addCommit(
    on base: ObjectID, changes: [(path: [UInt8], bytes: [UInt8]?, mode: FileMode?)], message: String
  ) throws(GitError) -> ObjectID {
    try addCommit(on: base, edits: try TreeEdit.list(changes), message: message)
  }

  /// The same for edits that are checked.
  func addCommit(
    on base: ObjectID, edits: [TreeEdit], message: String
  ) throws(GitError) -> ObjectID {
    let commit = try commit(base)
    let edited = edits.isEmpty ? commit.tree : try edited(commit.tree, edits[...], writer: added)
    let tree = if let edited { edited } else { try added.write(GIT_OBJECT_TREE, []) }
    var bytes = Array("tree \(tree)\nparent \(base)\nauthor ".utf8)
    bytes += commit.author.line + "\ncommitter ".utf8 + commit.committer.line
    bytes += "\n\n\(message)\n".utf8
    return try added.write(GIT_OBJECT_COMMIT, bytes)
  }
}
