/// What stands at a name of a tree for somebody who reads files.
public struct WatchedEntry: Sendable, Equatable {
  /// The kinds of what can stand there.
  public enum Kind: UInt8, Sendable {
    /// Nothing, a symbolic link or a submodule.
    case nothing
    /// A file.
    case file
    /// A folder.
    case folder
  }

  /// What it is.
  public var kind = Kind.nothing
  /// The blob or tree; of no meaning where there is nothing.
  public var id = ObjectID(words: (0, 0, 0))
}

extension Repository {
  /// Looks up the children of a folder of a path set in a tree, one entry for each in their order.
  ///
  /// The tree is not hashed, since this is asked all along a history.
  ///
  /// - Parameter entries: Gets the answer in the place of what is in it.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind`.
  public func copyEntries(
    of folder: PathSet.Folder, inTree tree: ObjectID, to entries: inout [WatchedEntry]
  ) throws(GitError) {
    entries.removeAll(keepingCapacity: true)
    entries.append(contentsOf: repeatElement(WatchedEntry(), count: folder.children.count))
    try forEachEntry(of: folder.names, inTree: tree) { (place, item) throws(GitError) in
      switch FileMode(lenient: item.bits) {
      case .directory: entries[place] = WatchedEntry(kind: .folder, id: item.id)
      case .regular, .executable, .groupWritable:
        entries[place] = WatchedEntry(kind: .file, id: item.id)
      case .symlink, .submodule: break
      case nil: throw brokenTree(tree)
      }
    }
  }
}
