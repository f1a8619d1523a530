import CLibgit2

extension Repository {
  /// Reads a commit.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func commit(_ id: ObjectID) throws(GitError) -> Commit {
    let raw = try withObject(id) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_COMMIT, id)
      try object.verify()
      return try RawCommit(object.bytes, id).detached(id)
    }
    return Commit(
      id: id, tree: raw.tree, parents: ancestry(of: id, own: raw.parents).parents,
      author: raw.author, committer: raw.committer, message: raw.message)
  }

  /// The parents of a commit as git sees them.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func parents(of id: ObjectID) throws(GitError) -> [ObjectID] {
    var parents: [ObjectID] = []
    _ = try readCommit(id, parents: &parents)
    return parents
  }

  /// Reads all entries of a tree, in its own order.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    try withObject(id) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_TREE, id)
      try object.verify()
      var entries: [TreeEntry] = []
      var items = RawTree(object.bytes)
      while let item = items.next() { entries.append(try treeEntry(item, inTree: id)) }
      if items.isBroken { throw brokenTree(id) }
      return entries
    }
  }

  /// Looks a path up under a root tree; nil means that the tree does not have it.
  ///
  /// A path leads through directories only: below a file, a symbolic link or a submodule there is
  /// nothing. The trees on the way are not hashed, since this is asked at every commit of a history.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind` about a tree on the way.
  public func entry(at path: String, inTree tree: ObjectID) throws(GitError) -> TreeEntry? {
    var current = tree
    var found: TreeEntry?
    for component in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      if let found {
        guard found.mode == .directory else { return nil }
        current = found.id
      }
      guard let next = try entry(named: Array(component), inTree: current) else { return nil }
      found = next
    }
    return found
  }

  func entry(named name: [UInt8], inTree tree: ObjectID) throws(GitError) -> TreeEntry? {
    if name.isEmpty { return nil }
    return try withObject(tree) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_TREE, tree)
      var items = RawTree(object.bytes)
      while let item = items.next() {
        if item.name.count == name.count, item.name.elementsEqual(name) {
          return try treeEntry(item, inTree: tree)
        }
      }
      if items.isBroken { throw brokenTree(tree) }
      return nil
    }
  }

  /// Reads a blob and makes sure that its bytes are what its id says.
  ///
  /// - Parameter isHashed: Whether it does; where many are read along a history, the checks that git itself is content
  ///   with, those of zlib and of a file of its own, may do.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func blob(_ id: ObjectID, isHashed: Bool = true) throws(GitError) -> [UInt8] {
    if let bytes = try packedBytes(id, GIT_OBJECT_BLOB) {
      if isHashed {
        let stored = try overrides.stored(id)
        try bytes.withUnsafeBufferPointer { (bytes) throws(GitError) in
          try HeldObject(
            id: stored, kind: GIT_OBJECT_BLOB, bytes: UnsafeRawBufferPointer(bytes)
          ).verify()
        }
      }
      return bytes
    }
    return try withObject(id) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_BLOB, id)
      if isHashed { try object.verify() }
      return Array(object.bytes)
    }
  }

  /// The object that is read where this one is asked for: another one if `refs/replace/` says so.
  ///
  /// Who keeps what was made of an object's bytes has to keep it under this id.
  ///
  /// - Throws: `corruptObject` for replacements that lead in a circle.
  public func contentID(of id: ObjectID) throws(GitError) -> ObjectID {
    try overrides.stored(id)
  }

  func treeEntry(_ item: RawTree.Item, inTree tree: ObjectID) throws(GitError) -> TreeEntry {
    guard let mode = FileMode(lenient: item.bits) else { throw brokenTree(tree) }
    return TreeEntry(name: Array(item.name), mode: mode, id: item.id)
  }

  func brokenTree(_ id: ObjectID) -> GitError {
    GitError(
      .corruptObject, object: id, operation: "git_odb_read",
      "tree \(id) in \(path) is damaged; `git -C \(shellWord(path)) fsck` tells more")
  }
}

/// An object while the library holds it.
struct HeldObject {
  /// The id under which it was read, a replacement's own if there is one.
  let id: ObjectID
  let kind: git_object_t
  let bytes: UnsafeRawBufferPointer

  /// Makes sure that the object is of a kind.
  func expect(_ wanted: git_object_t, _ asked: ObjectID) throws(GitError) {
    guard kind != wanted else { return }
    throw GitError(
      .wrongObjectKind, object: asked, operation: "git_odb_read",
      "object \(asked) is a \(kindName(kind)), not a \(kindName(wanted))")
  }

  /// Hashes the bytes, as the library no longer does.
  func verify() throws(GitError) {
    var hash = git_oid()
    try check("git_odb_hash", git_odb_hash(&hash, bytes.baseAddress, bytes.count, kind))
    guard ObjectID(hash) != id else { return }
    throw GitError(
      .corruptObject, object: id, operation: "git_odb_hash",
      "the contents of object \(id) hash to \(ObjectID(hash)): the object database is damaged; "
        + "`git fsck` tells more")
  }
}

/// A kind of object in git's word.
func kindName(_ kind: git_object_t) -> String {
  git_object_type2string(kind).map { String(cString: $0) } ?? "thing of no known kind"
}

extension Repository {
  /// Lends an object, or its replacement, for the time of a closure.
  func withObject<Answer>(
    _ id: ObjectID, _ body: (HeldObject) throws(GitError) -> Answer
  ) throws(GitError) -> Answer {
    if let answer = try added.withObject(id, body) { return answer }
    let stored = try overrides.stored(id)
    if let answer = try withPackedObject(stored, body) { return answer }
    var name = stored.libraryID
    if let packed = stores.packed(&name) {
      defer { packed.free() }
      return try body(HeldObject(id: stored, kind: packed.kind, bytes: packed.bytes))
    }
    git_error_clear()
    return try withUnpackedObject(stored, body)
  }

  /// The bytes of a tree, which are shared with who remembers it as a base, and are not hashed.
  func treeBytes(_ id: ObjectID) throws(GitError) -> [UInt8] {
    if let bytes = try packedBytes(id, GIT_OBJECT_TREE) { return bytes }
    return try withObject(id) { (object) throws(GitError) in
      try object.expect(GIT_OBJECT_TREE, id)
      return Array(object.bytes)
    }
  }

  /// The bytes of an object of a pack, not copied; nil where it is in none, or of another kind.
  private func packedBytes(_ id: ObjectID, _ kind: git_object_t) throws(GitError) -> [UInt8]? {
    let stored = try overrides.stored(id)
    guard !added.contains(id), let reader = packReader.reader,
      let (pack, number, offset) = packs.find(stored)
    else { return nil }
    return reader.bytes(at: offset, in: pack, number: number, kind: kind)
  }

  /// Keeps more of what objects are made of, for who reads most of a history's trees.
  public func keepBases(bytes: Int) { packReader.reader = PackReader(keptBytes: bytes) }

  /// The same for an object that stands in a pack as we read them; nil where the library is to be asked.
  private func withPackedObject<Answer>(
    _ stored: ObjectID, _ body: (HeldObject) throws(GitError) -> Answer
  ) throws(GitError) -> Answer? {
    // What is lent lies in the reader's room, so nothing else is read with it until it is given back.
    guard let reader = packReader.reader, let (pack, number, offset) = packs.find(stored) else {
      return nil
    }
    packReader.reader = nil
    defer { packReader.reader = reader }
    return try reader.withObject(at: offset, in: pack, number: number) {
      (kind, bytes) throws(GitError) in
      try body(HeldObject(id: stored, kind: kind, bytes: bytes))
    }
  }

  /// The same for an object that no pack gave: it has a file of its own, or a pack has come since.
  private func withUnpackedObject<Answer>(
    _ stored: ObjectID, _ body: (HeldObject) throws(GitError) -> Answer
  ) throws(GitError) -> Answer {
    var name = stored.libraryID
    var pointer: OpaquePointer?
    let status = git_odb_read(&pointer, stores.packs, &name)
    let object: OpaquePointer
    do {
      object = try handle("git_odb_read", status, pointer)
    } catch {
      guard error.status == GIT_ENOTFOUND.rawValue, let loose = try looseObject(stored) else {
        throw unreadable(stored, error)
      }
      return try loose.lend(stored, body)
    }
    defer { git_odb_object_free(object) }
    let bytes = UnsafeRawBufferPointer(
      start: git_odb_object_data(object), count: git_odb_object_size(object))
    return try body(HeldObject(id: stored, kind: git_odb_object_type(object), bytes: bytes))
  }

  private func looseObject(_ id: ObjectID) throws(GitError) -> LooseObject? {
    for folder in stores.folders {
      if let object = try LooseObject(id, in: folder, repository: path) { return object }
    }
    return nil
  }

  /// Whether the object database has the object itself.
  func hasObject(_ id: ObjectID) -> Bool {
    if added.contains(id) { return true }
    var name = id.libraryID
    return git_odb_exists(objects, &name) == 1
  }

  /// Says why an object cannot be read: libgit2 calls one in a damaged pack simply "not found".
  func unreadable(_ id: ObjectID, _ error: GitError) -> GitError {
    let git = "git -C " + shellWord(path)
    func named(_ code: GitError.Code, _ message: String) -> GitError {
      GitError(code, object: id, operation: error.operation, status: error.status, message)
    }
    if error.code == .corruptObject { return error }
    guard error.status == GIT_ENOTFOUND.rawValue else {
      return named(
        .corruptObject,
        "object \(id) in \(path) is damaged (\(error.message)); `\(git) fsck` tells more")
    }
    if let pack = PackFinder(folders: stores.folders).pack(with: id) {
      return named(
        .corruptObject,
        "object \(id) is in \(pack), which is damaged or cut short; `\(git) fsck` tells more, and "
          + "a fresh clone or a copy of that file from another clone mends it")
    }
    if hasPromisor {
      return named(
        .missingObject,
        "object \(id) was left out of the partial clone at \(path); `\(git) cat-file -t \(id)` "
          + "fetches it, `\(git) fetch --refetch --no-filter` fetches all that was left out")
    }
    return named(
      .missingObject,
      "object \(id) is missing from \(path): the repository is incomplete; `\(git) fsck` tells "
        + "what else is, and a fresh clone mends it")
  }
}
