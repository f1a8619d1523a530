// How to read this file. Two trees are compared side by side along the folders of a path set. Equal ids
// mean equal contents, and then nothing below is read. What was found once about two trees at a folder is
// remembered, since a merge compares much that its sides have compared before.

/// Tells which of some paths differ between two trees.
///
/// It reads the trees that differ and lead to a path, and no others. A path that is there as a folder or
/// a submodule counts as absent, as does what lies below a file, a link or a submodule; so the answer is
/// about contents, and about whether a path is a file or a link.
public struct TreeComparison {
  /// The paths asked about.
  public let paths: PathSet
  private var known: [Pair: [Int32]] = [:]

  private struct Pair: Hashable {
    let folder: Int32
    let old: ObjectID?
    let new: ObjectID?
  }

  /// What stands at a name: nothing, contents, or a folder.
  private struct Found {
    var content: ObjectID?
    var isLink = false
    var folder: ObjectID?
  }

  /// Prepares to compare trees along some paths.
  public init(_ paths: PathSet) {
    self.paths = paths
  }

  /// The numbers of the paths that differ, in no order.
  ///
  /// - Parameters:
  ///   - old: A root tree; nil stands for the empty one.
  ///   - new: The root tree to compare it with; nil stands for the empty one.
  ///   - repository: Where the trees are.
  /// - Throws: `missingObject`, `corruptObject`, `wrongObjectKind` about a tree on the way.
  public mutating func differences(
    from old: ObjectID?, to new: ObjectID?, in repository: borrowing Repository
  ) throws(GitError) -> [Int32] {
    try compare(Pair(folder: 0, old: old, new: new), repository)
  }

  private mutating func compare(
    _ pair: Pair, _ repository: borrowing Repository
  ) throws(GitError) -> [Int32] {
    if pair.old == pair.new { return [] }
    if let answer = known[pair] { return answer }
    let folder = paths.folders[Int(pair.folder)]
    let before = try found(folder, pair.old, repository)
    let after = try found(folder, pair.new, repository)
    var differing: [Int32] = []
    for (place, child) in folder.children.enumerated() {
      let (old, new) = (before[place], after[place])
      if let path = child.path, old.content != new.content || old.isLink != new.isLink {
        differing.append(Int32(path))
      }
      if let below = child.folder {
        differing += try compare(
          Pair(folder: Int32(below), old: old.folder, new: new.folder), repository)
      }
    }
    known[pair] = differing
    return differing
  }

  private func found(
    _ folder: PathSet.Folder, _ tree: ObjectID?, _ repository: borrowing Repository
  ) throws(GitError) -> [Found] {
    var found = [Found](repeating: Found(), count: folder.children.count)
    guard let tree else { return found }
    try repository.forEachEntry(of: folder.names, inTree: tree) { (place, item) throws(GitError) in
      switch FileMode(lenient: item.bits) {
      case .directory: found[place] = Found(folder: item.id)
      case .submodule: found[place] = Found()
      case .symlink: found[place] = Found(content: item.id, isLink: true)
      case nil: throw repository.brokenTree(tree)
      default: found[place] = Found(content: item.id)
      }
    }
    return found
  }
}
