import CLibgit2

/// One changed path.
struct TreeEdit {
  /// The components of the path, at least one.
  let components: [ArraySlice<UInt8>]
  /// What it will hold, nil to take it away.
  let bytes: [UInt8]?
  /// What it will be, nil to leave that as it is.
  let mode: FileMode?

  /// Checks all paths and sorts them, so that those in one folder stand together.
  static func list(changes: [String: [UInt8]?], modes: [String: FileMode]) throws(GitError)
    -> [TreeEdit]
  {
    for path in modes.keys where changes[path] == nil {
      throw invalidChange("there is a mode for '\(path)' but no change of it")
    }
    return try list(changes.map { (Array($0.utf8), $1, modes[$0]) })
  }

  /// The same for paths that need be no text, each given once.
  static func list(
    _ changes: [(path: [UInt8], bytes: [UInt8]?, mode: FileMode?)]
  ) throws(GitError) -> [TreeEdit] {
    var edits: [(path: [UInt8], edit: TreeEdit)] = []
    edits.reserveCapacity(changes.count)
    for (path, bytes, mode) in changes {
      let components = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      for component in components {
        let isReserved =
          component.elementsEqual(".".utf8) || component.elementsEqual("..".utf8)
          || component.elementsEqual(".git".utf8)
        if component.isEmpty || isReserved || component.contains(0) {
          throw invalidChange("'\(readableText(path))' is no path that git would have")
        }
      }
      // A slash sorts before all else here, so a folder's paths are neighbours.
      let key = path.map { $0 == UInt8(ascii: "/") ? 0 : $0 }
      edits.append((key, TreeEdit(components: components, bytes: bytes, mode: mode)))
    }
    return edits.sorted { $0.path.lexicographicallyPrecedes($1.path) }.map(\.edit)
  }
}

/// Takes new objects and says which ids they have.
protocol ObjectWriter {
  /// Keeps an object.
  func write(_ kind: git_object_t, _ bytes: [UInt8]) throws(GitError) -> ObjectID
}

extension Repository {
  /// Applies edits, which agree in their first `depth` components, to a tree.
  ///
  /// Only trees on the way to a change are read and written.
  ///
  /// - Parameter writer: Takes the new trees and blobs.
  /// - Returns: The new tree, nil if nothing is left in it.
  func edited(
    _ base: ObjectID?, _ edits: ArraySlice<TreeEdit>, depth: Int = 0, writer: some ObjectWriter
  ) throws(GitError) -> ObjectID? {
    var entries: [[UInt8]: TreeEntry] = [:]
    if let base {
      for entry in try tree(base) { entries[entry.name] = entry }
    }
    var place = edits.startIndex
    while place < edits.endIndex {
      let edit = edits[place]
      let name = Array(edit.components[depth])
      if edit.components.count == depth + 1 {
        try apply(edit, name, to: &entries, writer)
        place += 1
        if edit.bytes != nil, place < edits.endIndex, edits[place].components.count > depth + 1,
          edits[place].components[depth].elementsEqual(name)
        {
          throw invalidChange("'\(readableText(name))' cannot be a file and a folder at once")
        }
        continue
      }
      let end =
        edits[place...].firstIndex { !$0.components[depth].elementsEqual(name) } ?? edits.endIndex
      let old = entries[name].flatMap { $0.mode == .directory ? $0.id : nil }
      if let new = try edited(
        old, edits[place..<end], depth: depth + 1, writer: writer)
      {
        entries[name] = TreeEntry(name: name, mode: .directory, id: new)
      } else {
        entries[name] = nil
      }
      place = end
    }
    return entries.isEmpty ? nil : try write(entries, writer)
  }

  private func apply(
    _ edit: TreeEdit, _ name: [UInt8], to entries: inout [[UInt8]: TreeEntry],
    _ writer: some ObjectWriter
  ) throws(GitError) {
    guard let bytes = edit.bytes else {
      guard entries.removeValue(forKey: name) != nil else {
        let path = edit.components.map { readableText($0) }.joined(separator: "/")
        throw invalidChange("'\(path)' is not there to be taken away")
      }
      return
    }
    let old = entries[name].flatMap { $0.mode.isFile ? $0.mode : nil }
    let mode = edit.mode ?? old ?? .regular
    let id: ObjectID
    switch mode {
    case .submodule:
      guard let commit = ObjectID(hexBytes: bytes) else {
        throw invalidChange("a submodule's bytes are the 40 digits of its commit")
      }
      id = commit
    case .directory:
      throw invalidChange("a folder is made by putting files into it")
    default:
      id = try writer.write(GIT_OBJECT_BLOB, bytes)
    }
    entries[name] = TreeEntry(name: name, mode: mode, id: id)
  }

  /// Writes a tree; git sorts folders as if their names ended in a slash.
  private func write(
    _ entries: [[UInt8]: TreeEntry], _ writer: some ObjectWriter
  ) throws(GitError) -> ObjectID {
    func key(_ entry: TreeEntry) -> [UInt8] {
      entry.mode == .directory ? entry.name + [UInt8(ascii: "/")] : entry.name
    }
    let sorted = entries.values.map { (key: key($0), entry: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var bytes: [UInt8] = []
    for (_, entry) in sorted {
      bytes += String(entry.mode.rawValue, radix: 8).utf8
      bytes.append(0x20)
      bytes += entry.name
      bytes.append(0)
      bytes += entry.id.bytes
    }
    return try writer.write(GIT_OBJECT_TREE, bytes)
  }
}
