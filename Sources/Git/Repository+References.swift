import CLibgit2

extension Repository {
  /// Lists the refs that match a pattern and lead to a commit, by name.
  ///
  /// The pattern is as for `git rev-parse --glob`: `refs/` is put before it where it is lacking, and
  /// `/*` after it where it has none of `?*[`. A `*` also matches slashes. Tags are peeled; a ref
  /// that leads to a tree or a blob is passed over.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `failed`.
  public func references(matching glob: String) throws(GitError)
    -> [(name: String, commit: ObjectID)]
  {
    let graph = commitGraphIfOpen
    var found: [(name: String, commit: ObjectID)] = []
    for reference in try referenceTargets(matching: glob) {
      // A peeled id in packed-refs is as git left it, which heeds no replacement.
      let known = overrides.replacements.isEmpty ? reference.peeled : nil
      let target = known ?? reference.target
      // What is in the graph is a commit, and need not be read to know it.
      if let graph, graph.position(of: target) != nil {
        found.append((reference.name, target))
      } else if let commit = try peelIfCommit(target) {
        found.append((reference.name, commit))
      }
    }
    return found
  }

  /// The refs that match a pattern and lead somewhere, by name, each with what it leads to.
  ///
  /// The pattern is as for ``references(matching:)``.
  func referenceTargets(matching glob: String) throws(GitError) -> [ReferenceTarget] {
    var pattern = glob.hasPrefix("refs/") ? glob : "refs/" + glob
    if !pattern.utf8.contains(where: { "?*[".utf8.contains($0) }) {
      pattern += pattern.hasSuffix("/") ? "*" : "/*"
    }
    var pointer: OpaquePointer?
    let status = git_reference_iterator_glob_new(&pointer, repository, pattern)
    let iterator = try handle("git_reference_iterator_glob_new", status, pointer)
    defer { git_reference_iterator_free(iterator) }
    var found: [ReferenceTarget] = []
    while true {
      var next: OpaquePointer?
      let status = git_reference_next(&next, iterator)
      if status == GIT_ITEROVER.rawValue { break }
      let reference = try handle("git_reference_next", status, next)
      defer { git_reference_free(reference) }
      guard let text = git_reference_name(reference) else { continue }
      let name = String(cString: text)
      // A symbolic ref to nothing, such as a remote's HEAD whose branch is gone, leads nowhere.
      let target: ObjectID
      if let direct = git_reference_target(reference) {
        target = ObjectID(direct.pointee)
      } else if let found = try self.target(ofReference: name) {
        target = found
      } else {
        continue
      }
      let peeled = git_reference_target_peel(reference).map { ObjectID($0.pointee) }
      found.append(ReferenceTarget(name: name, target: target, peeled: peeled))
    }
    return found.sorted { Array($0.name.utf8).lexicographicallyPrecedes($1.name.utf8) }
  }

  /// What a full ref name leads to, not peeled; nil if there is no such ref.
  func target(ofReference name: String) throws(GitError) -> ObjectID? {
    var id = git_oid()
    let status = git_reference_name_to_id(&id, repository, name)
    if status == GIT_ENOTFOUND.rawValue || status == GIT_EINVALIDSPEC.rawValue {
      git_error_clear()
      return nil
    }
    try check("git_reference_name_to_id", status)
    return ObjectID(id)
  }

  /// The commit that an object is or that a chain of tags leads to.
  ///
  /// - Throws: `wrongObjectKind` if it leads elsewhere.
  func peel(_ id: ObjectID) throws(GitError) -> ObjectID {
    if let commit = try peelIfCommit(id) { return commit }
    throw GitError(
      .wrongObjectKind, object: id, operation: "git_odb_read",
      "object \(id) is no commit and no tag of one")
  }

  /// The same, with nil for a tree or a blob.
  func peelIfCommit(_ id: ObjectID) throws(GitError) -> ObjectID? {
    let end = try peelTags(id)
    return end.kind == GIT_OBJECT_COMMIT ? end.id : nil
  }

  /// Follows tags until something else is reached.
  func peelTags(_ id: ObjectID) throws(GitError) -> (id: ObjectID, kind: git_object_t) {
    var current = id
    // Only replacements can make tags go in a circle.
    for _ in 0..<100 {
      let next = try withObject(current) { (object) throws(GitError) in
        (
          object.kind,
          object.kind == GIT_OBJECT_TAG ? try tagTarget(object.bytes, current) : current
        )
      }
      if next.0 != GIT_OBJECT_TAG { return (current, next.0) }
      current = next.1
    }
    throw GitError(
      .corruptObject, object: id, operation: "git_odb_read", "the tags from \(id) go in a circle")
  }
}

/// Reads the first line of a tag object, `object ID`.
private func tagTarget(_ bytes: UnsafeRawBufferPointer, _ id: ObjectID) throws(GitError) -> ObjectID
{
  guard bytes.count >= 48, bytes.prefix(7).elementsEqual("object ".utf8),
    let target = ObjectID(hexBytes: bytes[7..<47])
  else {
    throw GitError(
      .corruptObject, object: id, operation: "git_odb_read",
      "tag \(id) does not begin with an object: it is damaged; `git fsck` tells more")
  }
  return target
}

/// The names of all refs that match a pattern, in no order.
func referenceNames(_ repository: OpaquePointer, glob: String) throws(GitError) -> [String] {
  var pointer: OpaquePointer?
  let status = git_reference_iterator_glob_new(&pointer, repository, glob)
  let iterator = try handle("git_reference_iterator_glob_new", status, pointer)
  defer { git_reference_iterator_free(iterator) }
  var names: [String] = []
  var name: UnsafePointer<CChar>?
  while true {
    let status = git_reference_next_name(&name, iterator)
    if status == GIT_ITEROVER.rawValue { return names }
    try check("git_reference_next_name", status)
    if let name { names.append(String(cString: name)) }
  }
}
