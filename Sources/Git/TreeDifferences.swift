/// A path that is not the same in two trees.
struct TreeDifference {
  let path: [UInt8]
  /// What stands there in the first tree, if it is no folder.
  let old: TreeEntry?
  /// The same in the second.
  let new: TreeEntry?
}

extension Repository {
  /// Folders nest no deeper where paths have the length that systems allow.
  private static var depthLimit: Int { 2048 }

  /// All paths that differ between two trees, in no order; only folders that differ are looked into.
  ///
  /// - Parameters:
  ///   - old: A root tree, nil for the empty one.
  ///   - new: Another.
  func differences(
    from old: ObjectID?, to new: ObjectID?
  ) throws(GitError) -> [TreeDifference] {
    var found: [TreeDifference] = []
    var open: [(path: [UInt8], old: ObjectID?, new: ObjectID?)] = [([], old, new)]
    while let (folder, old, new) = open.popLast() {
      guard folder.count <= 2 * Self.depthLimit else {
        throw brokenTree(old ?? new ?? ObjectID(words: (0, 0, 0)))
      }
      var before: [[UInt8]: TreeEntry] = [:]
      if let old { for entry in try tree(old) { before[entry.name] = entry } }
      var after: [[UInt8]: TreeEntry] = [:]
      if let new { for entry in try tree(new) { after[entry.name] = entry } }
      for name in Set(before.keys).union(after.keys) {
        let (was, now) = (before[name], after[name])
        if was == now { continue }
        let path = folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
        func file(_ entry: TreeEntry?) -> TreeEntry? {
          entry.flatMap { $0.mode == .directory ? nil : $0 }
        }
        func folderID(_ entry: TreeEntry?) -> ObjectID? {
          entry.flatMap { $0.mode == .directory ? $0.id : nil }
        }
        if file(was) != nil || file(now) != nil {
          found.append(TreeDifference(path: path, old: file(was), new: file(now)))
        }
        let below = (folderID(was), folderID(now))
        if below.0 != below.1 { open.append((path, below.0, below.1)) }
      }
    }
    return found
  }
}

extension Repository {
  /// The paths that differ between two commits, sorted, for people to read.
  ///
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func changedPaths(from old: ObjectID, to new: ObjectID) throws(GitError) -> [String] {
    try differences(from: try commit(old).tree, to: try commit(new).tree)
      .map { readableText($0.path) }.sorted()
  }
}
