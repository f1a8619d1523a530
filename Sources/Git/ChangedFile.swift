/// A file that is not the same in two trees.
public struct ChangedFile: Sendable, Hashable {
  /// Its full path.
  public let path: String
  /// What stood there; nil for nothing.
  public let old: TreeEntry?
  /// What stands there now; nil for nothing.
  public let new: TreeEntry?
}

extension Repository {
  /// The paths at which two trees have other contents, in git's order; folders that are the same are not read.
  ///
  /// Submodules, and files of which no more than the mode changed, are left out.
  ///
  /// - Parameter limit: How many there may be at most.
  /// - Returns: nil where there are more.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func changedFiles(
    from old: ObjectID, to new: ObjectID, limit: Int
  ) throws(GitError) -> [ChangedFile]? {
    var found: [ChangedFile] = []
    var open: [(path: String, old: ObjectID?, new: ObjectID?)] = [("", old, new)]
    while let folder = open.popLast() {
      let before = try entries(folder.old)
      let after = try entries(folder.new)
      for name in Set(before.keys).union(after.keys) {
        let (was, now) = (before[name], after[name])
        if was?.id == now?.id { continue }
        let path = folder.path + String(decoding: name, as: UTF8.self)
        let (oldFolder, newFolder) = (folderID(was), folderID(now))
        if oldFolder != nil || newFolder != nil { open.append((path + "/", oldFolder, newFolder)) }
        let (oldFile, newFile) = (file(was), file(now))
        if oldFile == nil, newFile == nil { continue }
        guard found.count < limit else { return nil }
        found.append(ChangedFile(path: path, old: oldFile, new: newFile))
      }
      if open.count > limit { return nil }
    }
    return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func entries(_ tree: ObjectID?) throws(GitError) -> [[UInt8]: TreeEntry] {
    guard let tree else { return [:] }
    return Dictionary(try self.tree(tree).map { ($0.name, $0) }) { first, _ in first }
  }

  private func folderID(_ entry: TreeEntry?) -> ObjectID? {
    entry?.mode == .directory ? entry?.id : nil
  }

  private func file(_ entry: TreeEntry?) -> TreeEntry? {
    entry.flatMap { $0.mode.isFile || $0.mode == .symlink ? $0 : nil }
  }
}
