import CLibgit2
import Glibc

/// Where git's view of history differs from what the commit objects say.
///
/// Three things do that, and the library heeds none of them: the `shallow` file (a commit in it has
/// no parents), `info/grafts` (a commit has other parents) and `refs/replace/` (an object is read in
/// place of another). As in git, a shallow commit wins over a graft, and both go by the original id
/// where a commit is also replaced.
struct AncestryOverrides {
  /// Commits whose parents were not fetched.
  private(set) var shallow: Set<ObjectID> = []
  /// Other parents for a commit.
  private(set) var grafts: [ObjectID: [ObjectID]] = [:]
  /// Which object to read in place of another.
  private(set) var replacements: [ObjectID: ObjectID] = [:]

  /// Whether commit objects alone tell the whole history.
  var isEmpty: Bool { shallow.isEmpty && grafts.isEmpty && replacements.isEmpty }

  /// Reads the files in the common git directory and the replacement refs.
  init(repository: OpaquePointer, commonDirectory: String) throws(GitError) {
    let shallowPath = commonDirectory + "shallow"
    for line in try lines(of: shallowPath) {
      guard let id = ObjectID(hexBytes: line) else { throw badLine(shallowPath) }
      shallow.insert(id)
    }
    let graftsPath = commonDirectory + "info/grafts"
    for line in try lines(of: graftsPath) where line.first != UInt8(ascii: "#") {
      let words = line.split(separator: UInt8(ascii: " "))
      let ids = words.compactMap { ObjectID(hexBytes: $0) }
      guard ids.count == words.count, let commit = ids.first else { throw badLine(graftsPath) }
      // The first line about a commit counts, as in git.
      if grafts[commit] == nil { grafts[commit] = Array(ids.dropFirst()) }
    }
    if getenv("GIT_NO_REPLACE_OBJECTS") == nil {
      try readReplacements(repository)
    }
  }

  private mutating func readReplacements(_ repository: OpaquePointer) throws(GitError) {
    if try Configuration(repository).boolean("core.usereplacerefs") == false { return }
    let prefix = "refs/replace/"
    for name in try referenceNames(repository, glob: prefix + "*") {
      // A ref there whose name is no id means nothing, as in git.
      guard let original = ObjectID(hex: name.dropFirst(prefix.utf8.count)) else { continue }
      var id = git_oid()
      try check("git_reference_name_to_id", git_reference_name_to_id(&id, repository, name))
      replacements[original] = ObjectID(id)
    }
  }

  /// The object to read when this one is asked for.
  func stored(_ id: ObjectID) throws(GitError) -> ObjectID {
    if replacements.isEmpty { return id }
    var current = id
    for _ in 0...5 {  // git's own limit
      guard let next = replacements[current] else { return current }
      current = next
    }
    throw GitError(
      .corruptObject, object: id, operation: "refs/replace",
      "the replacements of object \(id) under refs/replace/ lead in a circle or too far; "
        + "`git replace -l` lists them, `git replace -d` removes one")
  }
}

/// The lines of a small file, without carriage returns and empty ones; none if it is absent.
private func lines(of path: String) throws(GitError) -> [ArraySlice<UInt8>] {
  guard let bytes = try FileBytes.read(path) else { return [] }
  var found: [ArraySlice<UInt8>] = []
  for part in bytes.split(separator: UInt8(ascii: "\n")) {
    var line = part
    while let last = line.last, isWhiteSpace(last) { line.removeLast() }
    if !line.isEmpty { found.append(line) }
  }
  return found
}

private func badLine(_ path: String) -> GitError {
  GitError(
    .failed, operation: "read",
    "\(path) has a line that is not made of object ids; "
      + "git does not accept it either: mend or remove the file")
}
